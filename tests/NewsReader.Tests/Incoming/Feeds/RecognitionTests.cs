using Microsoft.EntityFrameworkCore;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>Which article an entry is when it comes again in the same feed.</summary>
public sealed class RecognitionTests : RecognisedFeeds
{
    [Theory]
    [InlineData("https://dogs.example.org/changes#week-", "w")]
    [InlineData("https://dogs.example.org/changes#week-", null)]
    [InlineData("https://dogs.example.org/#!topic/dogs/", "https://dogs.example.org/#!topic/dogs/")]
    [InlineData("https://dogs.example.org/app#/posts/", null)]
    public async Task Entries_whose_links_differ_only_after_the_hash_sign_are_separate_articles(string link, string? id)
    {
        var items = Enumerable
            .Range(1, 4)
            .Select(n =>
                Item(id is null ? null : id + n, $"Notes for week {n}", $"What we changed in week {n}.", link + n)
            )
            .ToArray();
        await Follow(Publisher, items);
        Assert.Equal(4, await Count());
        Assert.Equal(link + 2, (await Named("Notes for week 2")).Url);
        await Again(Publisher, [.. items, "<!-- -->"]);
        Assert.Equal(4, await Count());
    }

    [Fact]
    public async Task A_second_post_about_the_same_page_is_a_separate_article()
    {
        await Follow(
            Publisher,
            Item("w-1", "First thoughts on the store", "First note here.", "https://phones.example.com/store")
        );
        await Again(
            Publisher,
            Item("w-2", "Second thoughts on the store", "Second note here.", "https://phones.example.com/store")
        );
        await Again(
            Publisher,
            Item("w-3", "Third thoughts on the store", "", "https://phones.example.com/store"),
            Item("w-2", "Second thoughts on the store", "Second note here.", "https://phones.example.com/store")
        );
        Assert.Equal(3, await Count());
        Assert.Contains(
            "First note here.",
            (await Named("First thoughts on the store")).Html,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Episodes_that_share_a_page_and_a_headline_are_separate_articles(int polls)
    {
        var hours = Enumerable
            .Range(1, 3)
            .Select(n => Item($"h{n}", "Hourly news", $"What came in hour {n}.", Story, Recording(n)))
            .ToArray();
        await Follow(Publisher, polls == 1 ? hours : hours[..1]);
        await Again(Publisher, [.. hours, "<!-- -->"]);
        Assert.Equal(3, await Count());
    }

    [Fact]
    public async Task An_episode_without_an_id_does_not_replace_the_last_one()
    {
        await Follow(Publisher, Item(null, "The first walk", "Along the river.", Story, Recording(1)));
        await Again(Publisher, Item(null, "The second walk", "Over the hill.", Story, Recording(2)));
        Assert.Equal(2, await Count());
        await Again(Publisher, Item(null, "The second walk", "Over the hill, and back.", Story, Recording(2)));
        Assert.Equal(2, await Count());
    }

    [Fact]
    public async Task New_ids_for_the_same_recording_make_no_duplicates()
    {
        await Follow(Publisher, Item("a", "Hourly news", "What came in hour 1.", Story, Recording(1)));
        await Again(Publisher, Item("b", "Hourly news", "What came in hour 1.", Story, Recording(1)));
        Assert.Equal(1, await Count());
    }

    [Fact]
    public async Task The_same_id_with_another_headline_and_link_but_a_longer_text_is_the_same_article()
    {
        await Follow(Publisher, Item("77", "Fire at the mill", "Ten were hurt, the brigade said.", Story + "/fire"));
        await Again(
            Publisher,
            Item("77", "Two dead at the mill", "Ten were hurt, the brigade said. Later two died.", Story + "/dead")
        );
        Assert.Equal(1, await Count());
    }

    [Theory]
    [InlineData("http://dogs.example.org/dig", "https://dogs.example.org/dig/")]
    [InlineData("https://dogs.example.org/dig/", "https://www.dogs.example.org/dig")]
    public async Task A_slash_at_the_end_makes_no_duplicate(string before, string after)
    {
        string[] At(string link) =>
            [
                $"<item><guid>{link}</guid><link>{link}</link><title>They dig</title><description>And dig.</description></item>",
                $"<item><link>{link.TrimEnd('/')}/b{(link.EndsWith('/') ? "/" : "")}</link><title>They bark</title><description>And bark.</description></item>",
            ];
        await Follow(Publisher, At(before));
        await Again(Publisher, At(after));
        Assert.Equal(2, await Count());
    }

    [Fact]
    public async Task Entries_of_one_feed_that_share_a_link_keep_it()
    {
        await Follow(
            Publisher,
            Item("a", "Morning film", "Fog until nine.", "https://films.example.com/live"),
            Item("b", "Evening film", "A red sky.", "https://films.example.com/live")
        );
        Assert.Equal(2, await Count());
        Assert.Equal("https://films.example.com/live", (await Named("Evening film")).Url);
    }

    [Fact]
    public async Task The_same_headline_under_another_id_and_link_is_another_article()
    {
        await Follow(
            Publisher,
            Item("n1", "Evening briefing", "", null),
            Item("q1", "Weekly questions", "What did you read in week one?", "https://dogs.example.org/q1")
        );
        await Again(
            Publisher,
            Item("n2", "Evening briefing", "", null),
            Item("n1", "Evening briefing", "", null),
            Item("q2", "Weekly questions", "What did you read in week two?", "https://dogs.example.org/q2")
        );
        Assert.Equal(4, await Count());
    }

    [Fact]
    public async Task New_ids_at_every_poll_for_the_same_link_and_headline_stay_one_article()
    {
        for (var poll = 1; poll <= 25; poll++)
            await Say(
                Publisher,
                poll,
                Item($"id-{poll}", "Why dogs dig: “holes”", $"Text number {poll} of it.", Story),
                Item($"other-{poll}", "Another one", "Its text.", Story + "/2")
            );
        Assert.Equal(2, await Count());
        Assert.Contains("Text number 25", (await Named("Why dogs dig: “holes”")).Html, StringComparison.Ordinal);
        Assert.Equal(2 * 20, await Feed.Ask(db => db.ImportedItems.CountAsync(d => d.SubscriptionId != null)));
    }

    [Fact]
    public async Task An_id_that_comes_back_with_another_story_leaves_the_first_one_alone()
    {
        await Follow(Publisher, Item("daily", "Alpha rises", "It rose in the night.", "https://dogs.example.org/a"));
        await Again(Publisher, Item("daily", "Beta falls", "It fell at noon.", "https://dogs.example.org/b"));
        await Again(Publisher, Item("daily", "Gamma waits", "It waits for noon.", null));
        Assert.Equal(3, await Count());
        // The same link still means the same story, and so does the same text.
        await Again(Publisher, Item("daily", "Beta falls again", "It fell once more.", "https://dogs.example.org/b"));
        Assert.Equal(3, await Count());
    }

    [Fact]
    public async Task Of_two_entries_with_the_same_link_and_headline_the_report_names_the_second_as_left_out()
    {
        var added = await Follow(
            Publisher,
            Item("new", "Live: the storm", "The wind has turned.", Story),
            Item("old", "Live: the storm", "The wind blows.", Story)
        );
        Assert.Contains(
            added.Refreshed!.Notes,
            problem => problem.Contains("Live: the storm", StringComparison.Ordinal)
        );
        Assert.Contains("has turned", (await Named("Live: the storm")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://dogs.example.org/?p=", "https://dogs.example.org/?p=", true)]
    [InlineData("https://www.dogs.example.org/", "https://dogs.example.org/", true)]
    [InlineData("http://dogs.example.org/", "https://www.dogs.example.org/", false)]
    [InlineData("https://dogs.example.org/", "http://dogs.example.org/", false)]
    public async Task A_site_that_moves_to_https_or_drops_www_keeps_its_articles(
        string before,
        string after,
        bool hasIds
    )
    {
        string[] At(string site) =>
            [
                .. Enumerable
                    .Range(1, 3)
                    .Select(n =>
                        Item(hasIds ? site + n : null, $"Post number {n}", $"Text of the post {n}.", site + n)
                    ),
            ];
        await Follow(Publisher, At(before));
        await Again(Publisher, At(after));
        await Again(Publisher, [.. At(after), "<!-- -->"]);
        Assert.Equal(3, await Count());
        Assert.Equal(after + 1, (await Named("Post number 1")).Url);
    }

    private static string Recording(int number) =>
        $"<enclosure url=\"https://dogs.example.org/{number}.mp3\" type=\"audio/mpeg\" length=\"1000\"/>";
}
