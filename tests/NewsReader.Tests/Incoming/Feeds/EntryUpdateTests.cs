using Microsoft.EntityFrameworkCore;
using NewsReader.Intake.Editing;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>What a new state of an entry changes in its article.</summary>
public sealed class EntryUpdateTests : RecognisedFeeds
{
    [Theory]
    [InlineData("It opens on Monday. Subscribe to read on.")]
    [InlineData("It opens on Monday. It cost three mill…")]
    [InlineData("It opens on Monday. It cost […]")]
    [InlineData("It opens on Monday.")]
    [InlineData("It opens on Monday. Weiterlesen")]
    [InlineData("It opens on Monday. This story is for members.")]
    [InlineData("It opens on Monday. It cost [...] Continue reading")]
    [InlineData("It opens on Monday. It cost three mill… This post is for paid subscribers.")]
    public async Task A_text_that_shrinks_to_its_beginning_stays(string teaser)
    {
        const string text =
            "It opens on Monday. It cost three millions, and two years. The mayor will cut the ribbon, and the band will play.";
        await Follow(Publisher, Item("1", "The bridge", text, Story, isWhole: true));
        await Again(Publisher, Item("1", "The bridge", teaser, Story, isWhole: true));
        Assert.Contains("the band will play", (await Named("The bridge")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It opens on Tuesday.")]
    [InlineData("It opens on Monday. The mayor will cut the ribbon, and the band will play.")]
    [InlineData("It opens on Monday. The price was given wrongly before.")]
    public async Task A_publisher_can_shorten_its_text(string edit)
    {
        const string text =
            "It opens on Monday. It cost three millions, and two years. The mayor will cut the ribbon, and the band will play.";
        await Follow(Publisher, Item("1", "The bridge", text, Story, isWhole: true));
        await Again(Publisher, Item("1", "The bridge", edit, Story, isWhole: true));
        Assert.Contains(edit, (await Named("The bridge")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_without_a_text_is_not_headline_only()
    {
        await Feed.Site.Import(("lister.txt", "A list of bridges\n\nThey are many.\n\n\nThe bridge opens\n"));
        await Follow(
            Publisher,
            Item("1", "The bridge opens", "", Story),
            Item("2", "The bridge closes", "The bridge closes", Story + "/2"),
            Item(
                "3",
                "",
                "<p>The <a href=\"https://council.example.com/bridge\">ferry</a> sails on Monday</p>",
                Story + "/3"
            )
        );
        Assert.Equal("", (await Named("The bridge opens")).Html);
        Assert.Contains("closes", (await Named("The bridge closes")).Html, StringComparison.Ordinal);
        Assert.Contains(
            "council.example.com",
            await Feed.Site.Html("/articles/the-ferry-sails-on-monday"),
            StringComparison.Ordinal
        );
        var page = await Feed.Site.Html("/articles/the-bridge-opens");
        Assert.DoesNotContain("Headline only", page, StringComparison.Ordinal);
        Assert.Contains(Story, page, StringComparison.Ordinal);
        Assert.DoesNotContain("The bridge opens", await Feed.Site.Html("/wanted"), StringComparison.Ordinal);
        Assert.DoesNotContain("The bridge", await Feed.Site.Html("/?is=headline-only"), StringComparison.Ordinal);
        Assert.Equal(3, await Feed.Ask(db => db.Arrivals.CountAsync(a => a.Article.Source.Name == "Dogs")));
    }

    [Fact]
    public async Task Arrival_numbers_rise_and_survive_edits_and_joining()
    {
        await Feed.Site.Import(("lister.txt", "A list of bridges\n\nThey are many.\n\n\nGamma waits\n"));
        await Follow(
            Publisher,
            Item("1", "Alpha rises", "It rose.", Story),
            Item("2", "Beta falls", "It fell.", Story + "/2")
        );
        var (alpha, beta) = (await Named("Alpha rises"), await Named("Beta falls"));
        var before = await Seqs();
        Assert.False(before.ContainsKey((await Named("Gamma waits")).Id));
        await Again(
            Publisher,
            Item("1", "Alpha soars", "It soared.", Story),
            Item("3", "Gamma waits", "It came.", Story + "/3")
        );
        var after = await Seqs();
        Assert.Equal(before[alpha.Id], after[alpha.Id]);
        Assert.True(after[(await Named("Gamma waits")).Id] > before.Values.Max());
        var editor = Feed.Get<ArticleEditor>();
        Assert.NotNull(await editor.Join(beta.Id, alpha.Id, CancellationToken.None));
        Assert.Equal(before[alpha.Id], (await Seqs())[alpha.Id]);
        Assert.NotNull(await editor.Separate(beta.Id, CancellationToken.None));
        Assert.Equal(after.OrderBy(seq => seq.Key), (await Seqs()).OrderBy(seq => seq.Key));
        Assert.Single((await Named("Beta falls")).Feeds);
    }

    private Task<Dictionary<long, long>> Seqs() =>
        Feed.Ask(db => db.Arrivals.ToDictionaryAsync(a => a.ArticleId, a => a.Seq));
}
