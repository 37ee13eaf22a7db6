using AngleSharp.Html.Dom;
using NewsReader.Intake.Editing;
using NewsReader.Tests.Incoming.Feeds;

namespace NewsReader.Tests.Site.Sources;

/// <summary>What is counted of a source, and what is said of one that has nothing.</summary>
public sealed class SourcesTests : IAsyncDisposed
{
    private static readonly string LongText = string.Concat(
        Enumerable.Repeat("The council met on Friday and spoke for hours about the harbour. ", 40)
    );

    private readonly FollowedFeed feed = new();

    public ValueTask DisposeAsync() => feed.DisposeAsync();

    [Fact]
    public async Task A_summary_is_not_a_full_story()
    {
        await FollowFour();
        var row = (await Page("/sources"))
            .QuerySelectorAll(".rows li")
            .Single(row => row.TextContent.Contains("Example Wire", StringComparison.Ordinal));
        Assert.Equal("1 full story · 2 summaries", row.QuerySelector(".facts")!.TextContent);
    }

    [Theory]
    [InlineData("/?source=example-wire&is=story", "Whole")]
    [InlineData("/?source=example-wire&is=summary", "Short", "Shorter")]
    [InlineData("/?source=example-wire&is=headline-only")]
    [InlineData("/?source=example-wire", "Short", "Shorter", "Whole")]
    [InlineData("/search?q=source:example-wire+is:story", "Whole")]
    [InlineData("/search?q=source:example-wire+is:Summary", "Short", "Shorter")]
    [InlineData("/search?q=source:example-wire+-is:story", "Short", "Shorter")]
    [InlineData("/search?q=source:example-wire+is:headline-only")]
    public async Task Each_kind_has_its_filter(string path, params string[] headlines)
    {
        await FollowFour();
        Assert.Equal(
            headlines,
            (await Page(path))
                .QuerySelectorAll(".headline")
                .Select(headline => headline.TextContent)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task The_filter_sorts_sources_like_the_list_ignoring_case()
    {
        await feed.Site.Import(
            ("a.md", "---\ntitle: Alpha Rises\nsource: beta post\n---\nText.\n"),
            ("b.md", "---\ntitle: Beta Falls\nsource: Alpha Post\n---\nText.\n"),
            ("c.md", "---\ntitle: Gamma Stays\nsource: Zeta Post\n---\nText.\n")
        );
        var listed = (await Page("/sources"))
            .QuerySelectorAll(".rows .headline")
            .Select(name => name.TextContent)
            .ToList();
        Assert.Equal(["Alpha Post", "beta post", "seeds", "Zeta Post"], listed);
        Assert.Equal(["All sources", .. listed], await Choices("/"));
    }

    [Fact]
    public async Task A_source_without_articles_is_in_no_list()
    {
        await feed.Site.Import(("a.md", "---\ntitle: Alpha Rises\nsource: Alpha Post\n---\nText.\n"));
        await FollowFour();
        Assert.Contains("Example Wire", await Choices("/"));

        await feed.Get<ArticleRemover>().RemoveOf((await feed.State()).Id, default);

        Assert.Equal(["All sources", "Alpha Post", "seeds"], (await Choices("/")).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(
            "Example Wire",
            (await Page("/sources")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_feed_that_failed_is_not_listed_as_a_source()
    {
        await feed.Site.Import(
            ("a.md", "---\ntitle: Alpha Rises\nsource: Alpha Post\n---\nText.\n"),
            ("b.md", "---\ntitle: Beta Falls\nsource: Beta Post\n---\nText.\n")
        );
        feed.Says(FollowedFeed.Rss());
        await feed.Follow();
        feed.Site.Web.At(FollowedFeed.Address, System.Net.HttpStatusCode.InternalServerError);
        await feed.Refresh();
        foreach (var path in (string[])["/", "/?is=story"])
            Assert.Equal(
                ["All sources", "Alpha Post", "Beta Post", "seeds"],
                (await Choices(path)).Order(StringComparer.Ordinal)
            );
        Assert.DoesNotContain(
            "Example Wire",
            (await Page("/sources")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    private async Task FollowFour()
    {
        feed.Says(
            FollowedFeed.Rss(
                FollowedFeed.Item("1", "Short", "The council met on Friday."),
                FollowedFeed.Item("2", "Shorter", "It did."),
                FollowedFeed.Item(
                    "3",
                    "Whole",
                    "Short.",
                    extra: $"<content:encoded xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">{LongText}</content:encoded>"
                )
            )
        );
        await feed.Follow();
    }

    private async Task<IReadOnlyList<string>> Choices(string path) =>
        [.. (await Page(path)).QuerySelectorAll("#source option").Select(option => option.TextContent)];

    private Task<IHtmlDocument> Page(string path) => feed.Site.Page(path);
}
