using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using NewsReader.Cli;
using NewsReader.Collection;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Incoming.Feeds;
using NewsReader.Intake.Editing;
using NewsReader.Intake.Runs;
using NewsReader.Tests.Accounts;
using NewsReader.Tests.Incoming.Feeds;

namespace NewsReader.Tests.Site.Owner.Editing;

/// <summary>How the owner deletes an article, and undoes that.</summary>
public sealed class DeletionTests : IAsyncDisposed
{
    private const string AlphaPath = "/articles/alpha-rises";

    private static readonly string Alpha = FollowedFeed.Item(
        "1",
        "Alpha rises",
        "<p>The alpha of the harbour town rose in the night, said the mayor of Silverton.</p>",
        extra: "<category>Harbours</category><category>Nights</category><enclosure url=\"https://news.example.org/1.mp3\" type=\"audio/mpeg\" length=\"1000\"/>"
    );

    private static readonly string Beta = FollowedFeed.Item(
        "2",
        "Beta falls",
        "<p>The beta of the harbour town fell in the night, said the mayor of Silverton.</p>"
    );

    private static readonly (string Name, string Text)[] Documents =
    [
        ("lister.txt", "A story that lists\n\nIts text.\n\n\nThe Harbour Opens Again\n"),
        ("story.txt", "The Harbour Opens Again\n\nThe bridge opened.\n\n\nFerry Line to Close\n"),
    ];

    private readonly FollowedFeed feed = new();
    private readonly TempFolder folder = new();

    private Visitor? owner;

    public async ValueTask DisposeAsync()
    {
        owner?.Dispose();
        await feed.DisposeAsync();
        folder.Dispose();
    }

    private Visitor Owner => owner ??= new(feed.Site);

    private ArticleEditor Editor => feed.Get<ArticleEditor>();

    [Fact]
    public async Task A_deleted_article_is_gone_until_the_owner_undoes_that()
    {
        await feed.Says(FollowedFeed.Rss(Alpha, Beta)).Follow();
        var before = await Everything();
        Assert.Contains(before, line => line.StartsWith("SimilarLinks", StringComparison.Ordinal));
        var page = $"/owner/articles/{await Id(AlphaPath)}";
        Assert.NotNull((await Page(page)).QuerySelector($"form[action='{page}/delete']"));
        Assert.NotNull(
            (await Page($"{page}/delete")).QuerySelector($"form[method=post][action='{page}/delete'] button")
        );

        using (var deleted = await Owner.Submit($"{page}/delete", $"{page}/delete"))
            Assert.Equal(
                (HttpStatusCode.SeeOther, $"/owner/deleted?deleted={await IdDeleted("Alpha rises")}"),
                (deleted.StatusCode, deleted.Headers.Location?.OriginalString)
            );

        Assert.Equal(HttpStatusCode.Gone, await Owner.Status(AlphaPath));
        Assert.DoesNotContain("Alpha rises", await feed.Site.Html("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("Alpha rises", await feed.Site.Html("/search?q=alpha"), StringComparison.Ordinal);
        Assert.DoesNotContain("Alpha rises", await feed.Site.Html("/articles/beta-falls"), StringComparison.Ordinal);
        using (var gone = await Owner.Get(AlphaPath))
            Assert.Equal(
                "You deleted this article",
                Parse(await gone.Content.ReadAsStringAsync()).QuerySelector("h1")?.TextContent
            );

        var list = await Page($"/owner/deleted?deleted={await IdDeleted("Alpha rises")}");
        Assert.Contains("Alpha rises", list.QuerySelector("[role=status]")?.TextContent, StringComparison.Ordinal);
        using (var undone = await Undo(list))
            Assert.Equal(
                (HttpStatusCode.SeeOther, $"{page}?done=restored"),
                (undone.StatusCode, undone.Headers.Location?.OriginalString)
            );
        Assert.Equal("The article is back.", (await Page($"{page}?done=restored")).QuerySelector(".done")?.TextContent);
        Assert.Equal(before, await Everything());
        Assert.Null((await Page("/owner/deleted")).QuerySelector("form[action$=undo]"));
    }

    [Fact]
    public async Task The_next_poll_does_not_bring_it_back()
    {
        await feed.Says(FollowedFeed.Rss(Alpha, Beta)).Follow();
        var before = await Everything();
        await Delete(AlphaPath);
        foreach (
            var alpha in (string[])
                [
                    Alpha.Replace("rose in", "rose again in", StringComparison.Ordinal),
                    Alpha.Replace("Alpha rises", "Alpha rises again", StringComparison.Ordinal),
                    FollowedFeed.Item("new-id", "Alpha rises", "With a new id.", "https://news.example.org/1"),
                ]
        )
        {
            feed.Says(FollowedFeed.Rss(alpha, Beta));
            var refreshed = await feed.Refresh();
            Assert.Null(refreshed.Problem);
            Assert.Empty(refreshed.Notes);
            Assert.Empty(refreshed.Articles);
        }
        Assert.Equal(HttpStatusCode.Gone, await Owner.Status(AlphaPath));
        using (await Undo(await Page("/owner/deleted"))) { }
        Assert.Equal(before, await Everything());

        // Now that it is back, its feed changes it again.
        feed.Says(FollowedFeed.Rss(Alpha.Replace("rose in", "rose again in", StringComparison.Ordinal), Beta));
        await feed.Refresh();
        Assert.Contains("rose again", await feed.Site.Html(AlphaPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_story_under_the_id_of_a_deleted_one_is_new()
    {
        await feed.Says(FollowedFeed.Rss(Alpha)).Follow();
        await Delete(AlphaPath);
        feed.Says(
            FollowedFeed.Rss(FollowedFeed.Item("1", "Gamma waits", "It waits.", "https://news.example.org/gamma"))
        );
        await feed.Refresh();
        Assert.Contains("It waits.", await feed.Site.Html("/articles/gamma-waits"), StringComparison.Ordinal);
        // Undo brings back the first one, and the id stays with the second one.
        using (await Undo(await Page("/owner/deleted"))) { }
        Assert.Contains("rose in", await feed.Site.Html(AlphaPath), StringComparison.Ordinal);
        Assert.Equal(1, await feed.Ask(db => db.ImportedItems.CountAsync(i => i.SubscriptionId != null)));
    }

    [Fact]
    public async Task An_article_that_others_list_stays_as_a_headline_and_the_headlines_that_only_it_listed_go()
    {
        await feed.Site.ImportFrom(folder, Documents);
        const string path = "/articles/the-harbour-opens-again",
            ferry = "/articles/ferry-line-to-close";
        var before = await Everything();

        await Delete(path);

        var headline = Parse(await feed.Site.Html(path));
        Assert.Contains("A story that lists", headline.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "The bridge opened",
            headline.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Gone, await Owner.Status(ferry));
        // There is nothing more to delete.
        var id = await Id(path);
        Assert.Null((await Page($"/owner/articles/{id}")).QuerySelector("form[action$=delete]"));
        Assert.Equal(HttpStatusCode.NotFound, await Owner.Status($"/owner/articles/{id}/delete"));

        var again = await feed.Site.ImportFrom(folder, Documents);
        Assert.Equal(
            [ImportOutcome.Unchanged, ImportOutcome.Unchanged],
            again.Select(document => document.Outcome!.Value)
        );
        Assert.Contains("deleted by you", Assert.Single(again[1].Notes), StringComparison.Ordinal);
        Assert.DoesNotContain("The bridge opened", await feed.Site.Html(path), StringComparison.Ordinal);

        using (await Undo(await Page("/owner/deleted"))) { }
        Assert.Equal(before, await Everything());
    }

    [Fact]
    public async Task A_copy_of_a_deleted_document_does_not_bring_it_back_but_another_document_of_its_name_is_new()
    {
        await feed.Site.ImportFrom(folder, ("a.txt", "Alpha rises\n\nIt rose.\n"));
        await Delete(AlphaPath);
        var copy = Assert.Single(await feed.Site.ImportFrom(folder, ("copy.txt", "Alpha rises\n\nIt rose.\n")));
        Assert.Equal(ImportOutcome.Unchanged, copy.Outcome);
        var edited = Assert.Single(await feed.Site.ImportFrom(folder, ("a.txt", "Alpha rises\n\nIt rose again.\n")));
        Assert.Equal(ImportOutcome.Unchanged, edited.Outcome);
        var other = Assert.Single(await feed.Site.ImportFrom(folder, ("a.txt", "Beta falls\n\nIt fell.\n")));
        Assert.Equal(ImportOutcome.Added, other.Outcome);
    }

    [Fact]
    public async Task A_text_that_came_since_stays_when_the_deletion_is_undone()
    {
        await feed.Site.ImportFrom(folder, Documents);
        const string path = "/articles/the-harbour-opens-again";
        await Delete(path);
        await feed.Site.Import(("other.txt", "The Harbour Opens Again\n\nAnother paper’s text.\n"));
        using (await Undo(await Page("/owner/deleted"))) { }
        Assert.Contains("Another paper’s text.", await feed.Site.Html(path), StringComparison.Ordinal);
        // Its document is known again.
        var again = await feed.Site.ImportFrom(folder, Documents[1]);
        Assert.Empty(Assert.Single(again).Notes);
    }

    [Fact]
    public async Task Deleted_and_unchanged_entries_do_not_empty_the_page_cache()
    {
        await feed.Says(FollowedFeed.Rss(Alpha, Beta)).Follow();
        await Delete(AlphaPath);
        var changes = Changes();
        // The same entries in other bytes, and edited ones whose article stays as it is.
        foreach (
            var items in (string[][])
                [
                    [Alpha, " ", Beta],
                    [Alpha.Replace("rose in", "rose again in", StringComparison.Ordinal), Beta],
                    [Alpha, Beta.Replace("</link>", "?utm_source=feed</link>", StringComparison.Ordinal)],
                ]
        )
        {
            await feed.Says(FollowedFeed.Rss(items)).Refresh();
            Assert.DoesNotContain(changes, change => change.HasFlag(CollectionChanges.Articles));
        }
        await feed.Says(FollowedFeed.Rss(Beta.Replace("fell in", "fell again in", StringComparison.Ordinal))).Refresh();
        Assert.Contains(changes, change => change.HasFlag(CollectionChanges.Articles));
    }

    [Fact]
    public async Task A_feed_that_has_a_known_article_too_shows_at_once()
    {
        const string other = "https://news.example.org/other.xml";
        await feed.Says(FollowedFeed.Rss(Beta)).Follow();
        await feed.Says(FollowedFeed.Rss(), other).Follow(other);
        var changes = Changes();
        await feed.Says(FollowedFeed.Rss(Beta), other).Refresh(other);
        Assert.Contains(changes, change => change.HasFlag(CollectionChanges.Articles));
    }

    [Fact]
    public async Task A_file_of_a_deleted_article_is_not_written_again()
    {
        await feed.Site.ImportFrom(folder, ("a.txt", "Alpha rises\n\nIt rose.\n"));
        await Delete(AlphaPath);
        var changes = Changes();
        var again = Assert.Single(await feed.Site.ImportFrom(folder, ("a.txt", "Alpha rises\n\nIt rose.\n")));
        Assert.Equal((ImportOutcome.Unchanged, "Alpha rises"), (again.Outcome, again.Headline));
        Assert.Contains("deleted by you", Assert.Single(again.Notes), StringComparison.Ordinal);
        Assert.Empty(changes);
        await feed.Site.ImportFrom(folder, ("b.txt", "Beta falls\n\nIt fell.\n"));
        Assert.NotEmpty(changes);
    }

    [Fact]
    public async Task A_full_text_replaces_a_summary_that_came_since()
    {
        await feed.Site.ImportFrom(folder, Documents);
        const string path = "/articles/the-harbour-opens-again";
        await Delete(path);
        await FillWithSummary();
        Assert.Contains("Two lines about it", await feed.Site.Html(path), StringComparison.Ordinal);
        Assert.True(await feed.Ask(db => db.Articles.AnyAsync(a => "/articles/" + a.Slug == path && a.IsSummary)));
        var arrival = await Arrival(path);

        using (await Undo(await Page("/owner/deleted"))) { }

        var html = await feed.Site.Html(path);
        Assert.Contains("The bridge opened.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Two lines about it", html, StringComparison.Ordinal);
        Assert.Contains("Ferry Line to Close", html, StringComparison.Ordinal);
        Assert.Equal(arrival, await Arrival(path));
        // The summary stays away, also when its feed edits it.
        await FillWithSummary("again");
        Assert.Contains("The bridge opened.", await feed.Site.Html(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_pasted_replaces_a_summary_that_came_since_and_can_be_taken_back()
    {
        await feed.Site.ImportFrom(folder, Documents[0]);
        const string path = "/articles/the-harbour-opens-again";
        var id = await Id(path);
        var story = PreparedStory.Of(new() { Headline = "x", Html = "<p>Pasted.</p>" });
        await Editor.Give(id, story!, new(StoryMethod.Pasted), CancellationToken.None);
        await Delete(path);
        await FillWithSummary();
        using (await Undo(await Page("/owner/deleted"))) { }
        Assert.Contains("Pasted.", await feed.Site.Html(path), StringComparison.Ordinal);
        Assert.NotNull(await Editor.TakeBack(id, CancellationToken.None));
    }

    [Fact]
    public async Task Each_of_two_deletions_of_one_article_can_be_undone()
    {
        await feed.Site.ImportFrom(folder, Documents);
        const string path = "/articles/the-harbour-opens-again";
        await Delete(path);
        await FillWithSummary();
        await Delete(path);
        Assert.DoesNotContain("Two lines about it", await feed.Site.Html(path), StringComparison.Ordinal);

        using (await Undo(await Page("/owner/deleted"))) { }
        Assert.Contains("Two lines about it", await feed.Site.Html(path), StringComparison.Ordinal);
        // The first deletion still counts, and can be undone too.
        var again = await feed.Site.ImportFrom(folder, Documents[1]);
        Assert.Contains("deleted by you", Assert.Single(Assert.Single(again).Notes), StringComparison.Ordinal);

        using (await Undo(await Page("/owner/deleted"))) { }
        Assert.Contains("The bridge opened.", await feed.Site.Html(path), StringComparison.Ordinal);
        Assert.Null((await Page("/owner/deleted")).QuerySelector("form[action$=undo]"));
        Assert.Empty(Assert.Single(await feed.Site.ImportFrom(folder, Documents[1])).Notes);
    }

    [Fact]
    public async Task Later_episodes_with_the_same_link_come_in_after_one_is_deleted()
    {
        const string link = "https://news.example.org/podcast";
        var (first, second) = (Episode("Alpha rises"), Episode("Beta falls"));
        await feed.Says(FollowedFeed.Rss(first)).Follow();
        await Delete(AlphaPath);
        await feed.Says(FollowedFeed.Rss(second)).Refresh();
        Assert.Equal(HttpStatusCode.OK, await Owner.Status("/articles/beta-falls"));
        await feed.Says(FollowedFeed.Rss(second, first)).Refresh();
        Assert.Equal(HttpStatusCode.Gone, await Owner.Status(AlphaPath));
        Assert.Equal(HttpStatusCode.NotFound, await Owner.Status(AlphaPath + "-2"));

        static string Episode(string headline) =>
            $"<item><title>{headline}</title><link>{link}</link><description>About {headline}.</description></item>";
    }

    [Theory]
    [InlineData("http://news.example.org/1")]
    [InlineData("https://www.news.example.org/1")]
    [InlineData("https://news.example.org/1/")]
    public async Task Another_form_of_its_address_with_a_new_id_does_not_bring_it_back(string link)
    {
        await feed.Says(FollowedFeed.Rss(Alpha)).Follow();
        await Delete(AlphaPath);
        await feed.Says(FollowedFeed.Rss(FollowedFeed.Item("new-id", "Alpha rises", "It rose anew.", link))).Refresh();
        Assert.Equal(0, await feed.Ask(db => db.Articles.CountAsync(a => a.NormalisedHeadline == "alpha rises")));
    }

    [Fact]
    public async Task A_restored_list_leads_to_the_story_that_came_since()
    {
        await feed.Site.ImportFrom(folder, Documents[0]);
        const string lister = "/articles/a-story-that-lists";
        await Delete(lister);
        await feed.Site.ImportFrom(folder, Documents[1]);
        using (await Undo(await Page("/owner/deleted"))) { }
        var story = Assert.Single(
            await feed.Ask(db =>
                db.Articles.Where(a => a.NormalisedHeadline == "the harbour opens again").ToListAsync()
            )
        );
        Assert.NotNull(story.Html);
        var list = await feed.Ask(db => db.RelatedLinks.Where(r => r.TargetId == story.Id).ToListAsync());
        Assert.Equal(await Id(lister), Assert.Single(list).ArticleId);
        // The address of the headline leads to the story.
        var address = await feed.Ask(db => db.Addresses.SingleAsync(a => a.Slug == "the-harbour-opens-again"));
        Assert.Equal(story.Id, address.ArticleId);
    }

    [Fact]
    public async Task An_article_that_is_listed_since_comes_back_under_that_list()
    {
        await feed.Site.ImportFrom(folder, Documents[1]);
        const string path = "/articles/the-harbour-opens-again";
        var id = await Id(path);
        await Delete(path);
        await feed.Site.ImportFrom(folder, Documents[0]);
        using (await Undo(await Page("/owner/deleted"))) { }
        Assert.Equal(
            [id],
            await feed.Ask(db =>
                db.Articles.Where(a => a.NormalisedHeadline == "the harbour opens again")
                    .Select(a => a.Id)
                    .ToListAsync()
            )
        );
        Assert.Contains("The bridge opened.", await feed.Site.Html(path), StringComparison.Ordinal);
        Assert.Contains("A story that lists", await feed.Site.Html(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_deleted_articles_goes_on_to_older_ones()
    {
        await Run(
            """
            WITH RECURSIVE Numbers(N) AS (SELECT 1 UNION ALL SELECT N + 1 FROM Numbers WHERE N < 150)
            INSERT INTO DeletedArticles (Id, DeletedAt, Slug, Headline, NormalisedHeadline, Before)
            SELECT 10000 + N, '2026-11-01 10:' || printf('%02d', N / 3) || ':00', 'x', 'Deleted ' || N, 'x', '' FROM Numbers
            """
        );
        var first = await Page("/owner/deleted");
        var older = first.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var second = await Page(older);
        var lines = new[] { first, second }.SelectMany(page => page.QuerySelectorAll("[id^=deleted-]")).ToList();
        Assert.Equal(150, lines.Select(line => line.TextContent).Distinct(StringComparer.Ordinal).Count());
        Assert.Null(second.QuerySelector("a[rel=next]"));
        Assert.NotNull(second.QuerySelector("nav.pager a[href='/owner/deleted']"));
    }

    [Fact]
    public async Task The_notice_names_the_article_that_was_deleted()
    {
        await feed.Says(FollowedFeed.Rss(Alpha, Beta)).Follow();
        var alpha = await Id(AlphaPath);
        await Delete(AlphaPath);
        await Delete("/articles/beta-falls");
        var notice = (await Page($"/owner/deleted?deleted={alpha}")).QuerySelector("[role=status]");
        Assert.Contains("Alpha rises", notice?.TextContent, StringComparison.Ordinal);
        Assert.Null((await Page("/owner/deleted?deleted=999999")).QuerySelector("[role=status]"));
    }

    [Fact]
    public async Task Nothing_is_said_to_be_restored_when_nothing_was_deleted()
    {
        await feed.Says(FollowedFeed.Rss(Alpha)).Follow();
        var id = await Id(AlphaPath);
        var token = ("form-token", await Owner.Token($"/owner/articles/{id}/delete"));
        using var live = await Owner.Post(
            "/owner/deleted/undo",
            token,
            ("article", id.ToString(CultureInfo.InvariantCulture))
        );
        Assert.Equal($"/owner/articles/{id}", live.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task What_was_given_to_it_can_still_be_taken_back()
    {
        var id = await Id(NewsSite.DronesPath);
        var untouched = await feed.Site.Html(NewsSite.DronesPath);
        var story = PreparedStory.Of(
            new()
            {
                Headline = "x",
                Html = "<p>Given.</p>",
                Related = [new("Gamma waits")],
            }
        );
        await Editor.Give(id, story!, new(StoryMethod.Pasted), CancellationToken.None);
        var before = await Everything();
        await Delete(NewsSite.DronesPath);
        Assert.DoesNotContain("You pasted this", await feed.Site.Html(NewsSite.DronesPath), StringComparison.Ordinal);
        using (await Undo(await Page("/owner/deleted"))) { }
        Assert.Equal(before, await Everything());
        Assert.NotNull(await Editor.TakeBack(id, CancellationToken.None));
        Assert.Equal(untouched, await feed.Site.Html(NewsSite.DronesPath));
    }

    [Fact]
    public async Task A_page_that_was_joined_to_it_can_still_be_separated()
    {
        await feed.Says(FollowedFeed.Rss(Alpha, Beta)).Follow();
        var separate = await Everything();
        var (alpha, beta) = (await Id(AlphaPath), await Id("/articles/beta-falls"));
        await Editor.Join(beta, alpha, CancellationToken.None);
        var joined = await Everything();
        await Delete(AlphaPath);
        Assert.Equal(HttpStatusCode.Gone, await Owner.Status("/articles/beta-falls"));
        using (await Undo(await Page("/owner/deleted"))) { }
        Assert.Equal(joined, await Everything());
        Assert.NotNull(await Editor.Separate(beta, CancellationToken.None));
        Assert.Equal(separate.Where(line => !IsOfTime(line)), (await Everything()).Where(line => !IsOfTime(line)));

        // Joining and separating count as a change.
        static bool IsOfTime(string line) =>
            line.StartsWith("Articles|", StringComparison.Ordinal)
            || line.StartsWith("Arrivals|", StringComparison.Ordinal)
            || line.StartsWith("SimilarLinks|", StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_comes_back_without_a_feed_that_is_gone_meanwhile()
    {
        await feed.Says(FollowedFeed.Rss(Alpha, Beta)).Follow();
        await Delete(AlphaPath);
        var subscriber = feed.Get<Subscriber>();
        await subscriber.Remove(await feed.State(), removesArticles: true, CancellationToken.None);
        // Not even by the same feed, followed anew.
        await feed.Follow();
        Assert.Equal(HttpStatusCode.Gone, await Owner.Status(AlphaPath));
        await subscriber.Remove(await feed.State(), removesArticles: false, CancellationToken.None);

        using (await Undo(await Page("/owner/deleted"))) { }

        Assert.Contains("rose in", await feed.Site.Html(AlphaPath), StringComparison.Ordinal);
        Assert.Equal(0, await feed.Ask(db => db.ArticleFeeds.CountAsync()));
        await feed.Follow();
        Assert.Equal(1, await feed.Ask(db => db.Articles.CountAsync(a => a.NormalisedHeadline == "alpha rises")));
    }

    [Fact]
    public async Task It_gets_a_new_address_when_another_article_has_its_own()
    {
        await feed.Says(FollowedFeed.Rss(Alpha, Beta)).Follow();
        await Delete(AlphaPath);
        await feed.Get<DatabaseWriter>()
            .Write(
                db =>
                    db.Database.ExecuteSqlAsync(
                        $"""
                        UPDATE Addresses SET ArticleId = (SELECT Id FROM Articles WHERE Slug = 'beta-falls') WHERE Slug = 'alpha-rises';
                        UPDATE Articles SET Slug = 'alpha-rises' WHERE Slug = 'beta-falls';
                        """
                    ),
                CancellationToken.None
            );
        using (await Undo(await Page("/owner/deleted"))) { }
        Assert.Contains("beta of", await feed.Site.Html(AlphaPath), StringComparison.Ordinal);
        Assert.Contains("alpha of", await feed.Site.Html(AlphaPath + "-2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressing_a_button_twice_leads_to_the_same_page()
    {
        await feed.Says(FollowedFeed.Rss(Alpha)).Follow();
        var id = await Id(AlphaPath);
        var page = $"/owner/articles/{id}/delete";
        var token = ("form-token", await Owner.Token(page));
        for (var time = 0; time < 2; time++)
            using (var deleted = await Owner.Post(page, token))
                Assert.Equal($"/owner/deleted?deleted={id}", deleted.Headers.Location?.OriginalString);
        for (var time = 0; time < 2; time++)
            using (
                var undone = await Owner.Post(
                    "/owner/deleted/undo",
                    token,
                    ("article", id.ToString(CultureInfo.InvariantCulture))
                )
            )
                Assert.Equal(
                    // The second time, nothing is restored.
                    $"/owner/articles/{id}" + (time == 0 ? "?done=restored" : ""),
                    undone.Headers.Location?.OriginalString
                );
        using var none = await Owner.Post("/owner/deleted/undo", token, ("article", "999999"));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        using var nothing = await Owner.Post("/owner/articles/999999/delete", token);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    [Fact]
    public async Task An_article_can_be_deleted_again()
    {
        await feed.Says(FollowedFeed.Rss(Alpha, Beta)).Follow();
        var before = await Everything();
        for (var time = 0; time < 3; time++)
        {
            await Delete(AlphaPath);
            using (await Undo(await Page("/owner/deleted"))) { }
            Assert.Equal(before, await Everything());
        }
    }

    [Fact]
    public async Task Nobody_else_can_delete_or_undo()
    {
        await feed.Says(FollowedFeed.Rss(Alpha)).Follow();
        var id = await Id(AlphaPath);
        await Owner.BecomeOwner();
        using var reader = new Visitor(feed.Site);
        foreach (var action in (string[])[$"/owner/articles/{id}/delete", "/owner/deleted/undo"])
        {
            using var refused = await reader.Submit("/sign-in", action, ("article", "1"));
            Assert.Equal((action, HttpStatusCode.Forbidden), (action, refused.StatusCode));
        }
        using (var withoutToken = await Owner.Post($"/owner/articles/{id}/delete"))
            Assert.Equal(HttpStatusCode.BadRequest, withoutToken.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await reader.Status(AlphaPath));
        using (await Owner.Submit($"/owner/articles/{id}/delete", $"/owner/articles/{id}/delete")) { }
        // Readers don't see who deleted it.
        using var gone = await reader.Get(AlphaPath);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.DoesNotContain("/owner/", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE ON Articles", true)]
    [InlineData("INSERT ON Arrivals", false)]
    public async Task A_failure_changes_nothing(string trigger, bool whenDeleting)
    {
        await feed.Says(FollowedFeed.Rss(Alpha, Beta)).Follow();
        var id = await Id(AlphaPath);
        if (!whenDeleting)
            await Delete(AlphaPath);
        var before = await Everything();
        await Run($"CREATE TRIGGER Fault BEFORE {trigger} BEGIN SELECT RAISE(ABORT, 'a fault'); END");
        Assert.NotNull(
            await Record.ExceptionAsync(() =>
                whenDeleting ? Editor.Delete(id, CancellationToken.None) : Editor.Undelete(id, CancellationToken.None)
            )
        );
        Assert.Equal(before, await Everything());

        await Run("DROP TRIGGER Fault");
        Assert.NotNull(
            whenDeleting
                ? await Editor.Delete(id, CancellationToken.None)
                : await Editor.Undelete(id, CancellationToken.None)
        );
    }

    private List<CollectionChanges> Changes()
    {
        List<CollectionChanges> changes = [];
        feed.Get<DatabaseWriter>().Committed += changes.Add;
        return changes;
    }

    // Another feed gives the headline of the documents a summary.
    private async Task FillWithSummary(string more = "")
    {
        const string address = "https://other.example.org/feed.xml";
        feed.Says(
            FollowedFeed.Rss(
                FollowedFeed.Item(
                    "harbour",
                    "The Harbour Opens Again",
                    $"Two lines about it {more}.",
                    "https://other.example.org/harbour"
                )
            ),
            address
        );
        if (more.Length == 0)
            await feed.Follow(address);
        else
            await feed.Refresh(address);
    }

    private Task<long> Arrival(string path) =>
        feed.Ask(db => db.Arrivals.Where(a => "/articles/" + a.Article.Slug == path).Select(a => a.Seq).SingleAsync());

    private Task<long> IdDeleted(string headline) =>
        feed.Ask(db => db.DeletedArticles.Where(d => d.Headline == headline).Select(d => d.Id).SingleAsync());

    private Task<int> Run(string sql) =>
        feed.Get<DatabaseWriter>().Write(db => db.Database.ExecuteSqlRawAsync(sql), CancellationToken.None);

    private async Task Delete(string path) =>
        Assert.NotNull(await Editor.Delete(await Id(path), CancellationToken.None));

    private Task<HttpResponseMessage> Undo(IHtmlDocument list)
    {
        var form = list.QuerySelector("form[method=post][action='/owner/deleted/undo']")!;
        return Owner.Submit(
            "/owner/deleted",
            "/owner/deleted/undo",
            ("article", ((IHtmlInputElement)form.QuerySelector("[name=article]")!).Value)
        );
    }

    private async Task<IHtmlDocument> Page(string path)
    {
        using var response = await Owner.Get(path);
        Assert.Equal((path, HttpStatusCode.OK), (path, response.StatusCode));
        return Parse(await response.Content.ReadAsStringAsync());
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private Task<long> Id(string path) =>
        feed.Ask(db => db.Articles.Where(a => "/articles/" + a.Slug == path).Select(a => a.Id).SingleAsync());

    // Each page, what is exported, and each row of every table about articles.
    private async Task<IReadOnlyList<string>> Everything()
    {
        List<string> all = [];
        foreach (var slug in await feed.Ask(db => db.Articles.OrderBy(a => a.Id).Select(a => a.Slug).ToListAsync()))
            all.Add($"page of {slug}: {await feed.Site.Html($"/articles/{slug}")}");
        all.Add(await feed.Site.Html("/"));
        var output = new Lines();
        var export = ExportCommand.Create(
            (_, verb, ct) => verb(new CommandContext(feed.Site.Services, folder.Path, output), ct)
        );
        Assert.Equal(0, await export.Parse([]).InvokeAsync());
        all.AddRange(output.Written);
        string[] tables =
        [
            "Articles",
            "Addresses",
            "RelatedLinks",
            "Topics",
            "Enclosures",
            "Arrivals",
            "ArticleFeeds",
            "Documents",
            "GivenStories",
            "PageFetches",
            "JoinedArticles",
            "SimilarLinks",
            "ArticleTerms",
            "ArticleSearch_docsize",
            "Sources",
        ];
        foreach (var table in tables)
            all.AddRange(await feed.Get<DatabaseWriter>().Read(db => RowsOf(db, table), CancellationToken.None));
        return all;
    }

    private static async Task<List<string>> RowsOf(NewsDb db, string table)
    {
        var connection = db.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        // Of the search index, how many terms each article has. The third column counts its writes.
        command.CommandText =
            table == "ArticleSearch_docsize" ? $"SELECT id, sz FROM {table}" : $"SELECT * FROM {table}";
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
            rows.Add(
                $"{table}|"
                    + string.Join(
                        '|',
                        Enumerable
                            .Range(0, reader.FieldCount)
                            .Select(i =>
                                reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i)
                            )
                    )
            );
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    private sealed class Lines : CommandOutput
    {
        public List<string> Written { get; } = [];

        public override void Line(string line) => Written.Add(line);

        public override void Error(string line) => Written.Add(line);

        public override void Progress(int done, int total) { }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
