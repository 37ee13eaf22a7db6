using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;

namespace NewsReader.Tests.Site.Wanted;

/// <summary>The wanted stories: which they are, in what order, and page by page.</summary>
public sealed partial class WantedTests : IAsyncDisposed
{
    private readonly NewsSite site = new();

    [Fact]
    public async Task The_most_listed_headlines_come_first_and_equal_ones_by_their_number_of_sources()
    {
        await site.Import(
            Story("a", "North", "2024-01-01", "One Waits", "Two Waits", "Three Waits"),
            Story("b", "North", "2024-01-02", "Two Waits"),
            Story("c", "South", "2024-01-03", "Three Waits"),
            Story("d", "North", "2024-01-04", "Four Waits"),
            Story("e", "North", "2024-01-05", "Four Waits"),
            Story("f", "North", "2024-01-06", "Four Waits")
        );

        var rows = await Rows("/wanted");
        Assert.Equal(
            [
                "Four Waits: Listed by 3 articles of 1 source, newest: Story f",
                "Three Waits: Listed by 2 articles of 2 sources, newest: Story c",
                "Two Waits: Listed by 2 articles of 1 source, newest: Story b",
            ],
            rows.Take(3)
        );
        Assert.Equal(18, rows.Count(row => row.Contains("Listed by 1 article:", StringComparison.Ordinal)));
        Assert.Equal("One Waits: Listed by 1 article: Story a", rows[^1]);
    }

    [Fact]
    public async Task A_story_that_has_arrived_is_no_longer_wanted()
    {
        await site.Import(Story("a", "North", "2024-01-01", "One Waits"));
        Assert.Contains("One Waits: Listed by 1 article: Story a", await Rows("/wanted"));
        await site.Import(("one.txt", "One Waits\n\nIt is here now.\n"));
        Assert.DoesNotContain(await Rows("/wanted"), row => row.StartsWith("One Waits", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Headlines_that_nobody_lists_are_not_wanted()
    {
        await site.Import(Story("a", "North", "2024-01-01", "One Waits"));
        using var folder = new TempFolder();
        await site.ImportFrom(folder, ("b.txt", "Story b\n\nText.\n\n\nTwo Waits\n"));
        await site.ImportFrom(folder, ("b.txt", "Story b\n\nText.\n\n\nThree Waits\n"));

        Assert.Equal("Two Waits", (await site.Page("/articles/two-waits")).Text("h1[dir=auto]"));
        Assert.DoesNotContain(await Rows("/wanted"), row => row.StartsWith("Two Waits", StringComparison.Ordinal));
        Assert.Contains("Three Waits: Listed by 1 article: Story b", await Rows("/wanted"));
    }

    [Fact]
    public async Task Paging_down_shows_every_wanted_headline_once()
    {
        // Lists that overlap, so that there are ties at three articles, at two and at one, and pages end within each.
        string[] Waiting(int from, int count) =>
            [.. Enumerable.Range(from, count).Select(number => $"Headline {number} waits")];
        await site.Import(
            Story("a", "North", "2024-01-01", Waiting(1, 190)),
            Story("b", "North", "2024-01-02", Waiting(41, 90)),
            Story("c", "South", "2024-01-03", Waiting(61, 80))
        );

        List<string> rows = [];
        var pages = 0;
        for (string? next = "/wanted"; next is not null; next = Onward(await site.Page(next)))
        {
            rows.AddRange(await Rows(next));
            pages++;
        }
        Assert.Equal(190 + 17, rows.Count);
        Assert.Equal(rows.Count, rows.Distinct().Count());
        Assert.Equal(5, pages);
        List<int> counts =
        [
            .. rows.Select(row =>
                int.Parse(Count().Match(row).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)
            ),
        ];
        Assert.Equal(counts.OrderDescending(), counts);
        Assert.Equal([3, 2, 1], counts.Distinct());
    }

    [Fact]
    public async Task A_page_stays_in_the_cache_until_the_collection_changes()
    {
        await site.Html("/wanted");
        using var client = site.Client();
        using var kept = await client.GetAsync(new Uri("/wanted", UriKind.Relative));
        Assert.NotNull(kept.Headers.Age);
        await site.Import(Story("a", "North", "2024-01-01", "One Waits"));
        using var fresh = await client.GetAsync(new Uri("/wanted", UriKind.Relative));
        Assert.Null(fresh.Headers.Age);
    }

    [Theory]
    [InlineData("/wanted?after=x", HttpStatusCode.BadRequest)]
    [InlineData("/wanted?after=1.1", HttpStatusCode.BadRequest)]
    [InlineData("/wanted?after=-1.1.1", HttpStatusCode.BadRequest)]
    [InlineData("/wanted?after=99999999999.1.1", HttpStatusCode.BadRequest)]
    [InlineData("/wanted?after=0.0.0", HttpStatusCode.OK)]
    [InlineData("/wanted?after=1.1.9223372036854775807", HttpStatusCode.OK)]
    public async Task An_invalid_cursor_gets_an_error(string path, HttpStatusCode status)
    {
        using var client = site.Client();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, response.StatusCode);
        Assert.NotNull((await response.Page()).QuerySelector("a[href='/']"));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static (string Name, string Text) Story(string name, string source, string date, params string[] related) =>
        (
            $"{name}.md",
            $"---\ntitle: Story {name}\nsource: {source}\ndate: {date}\nrelated:\n{string.Concat(related.Select(headline => $"  - {headline}\n"))}---\nText.\n"
        );

    private async Task<IReadOnlyList<string>> Rows(string path) =>
        [
            .. (await site.Page(path))
                .QuerySelectorAll("li.waiting")
                .Select(row => $"{row.Text("h2.headline > a")}: {row.Text("h2 + .facts:has(> a)")}"),
        ];

    private static string? Onward(IHtmlDocument page)
    {
        var link = page.QuerySelector("a[rel=next]");
        Assert.Equal(link is null ? null : "Less wanted", link?.TextContent);
        return link?.GetAttribute("href");
    }

    [GeneratedRegex("Listed by ([0-9]+) article")]
    private static partial Regex Count();
}
