namespace NewsReader.Tests.Site.Search;

/// <summary>The orders of hits, and their pages.</summary>
public sealed class SearchPagesTests : IAsyncDisposed
{
    private readonly NewsSite site = new();

    [Fact]
    public async Task Best_first_or_newest_first()
    {
        await site.Import(
            ("a.md", "---\ntitle: Old and all about zebras\ndate: 2024-01-01\n---\nA zebra and a zebra.\n"),
            (
                "b.md",
                $"---\ntitle: New and about much else\ndate: 2024-06-01\n---\n{string.Concat(Enumerable.Repeat("Much else. ", 50))} One zebra.\n"
            )
        );
        Assert.Equal(["Old and all about zebras", "New and about much else"], await site.Find("zebra"));
        Assert.Equal(["New and about much else", "Old and all about zebras"], await site.Find("zebra", "&sort=newest"));
    }

    [Theory]
    [InlineData("zebra", "")]
    [InlineData("zebra", "&sort=newest")]
    [InlineData("zebra -giraffe is:story", "")]
    [InlineData("-giraffe on:2024", "")]
    [InlineData("zebra okapi1 okapi2 okapi3 okapi4 okapi5 okapi6 okapi7 okapi8", "")]
    public async Task Every_hit_is_on_one_page_when_one_walks_down_and_up_again(string typed, string sort)
    {
        // Some rank alike, and some are of one day.
        await site.Import([
            .. Enumerable
                .Range(1, 50)
                .Select(i =>
                    (
                        $"{i:00}.md",
                        $"---\ntitle: Story {i}\ndate: 2024-01-{1 + (i % 3):00}\n---\n{string.Concat(Enumerable.Repeat("zebra ", 1 + (i % 7)))} text.\n"
                    )
                ),
        ]);
        List<string> down = [],
            up = [];
        string? next = SearchedSite.Address(typed, sort),
            last = next;
        for (; next is not null; next = (await site.Page(next)).Link("Next"))
        {
            down.AddRange(SearchedSite.Headlines(await site.Page(next)));
            last = next;
        }
        for (next = last; next is not null; next = (await site.Page(next)).Link("Previous"))
            up.InsertRange(0, SearchedSite.Headlines(await site.Page(next)));

        Assert.Equal(50, down.Count);
        Assert.Equal(50, down.Distinct().Count());
        Assert.Equal(down, up.Distinct());
        Assert.Equal(20, (await site.Find(typed, sort)).Count);
        Assert.StartsWith("50 articles", await site.Outcome(typed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_keeps_to_itself_in_the_cache_and_sees_what_comes_in()
    {
        Assert.Empty(await site.Find("zebra"));
        await site.Import(
            ("a.txt", "A zebra is born\n\nIt is well.\n"),
            ("b.txt", "An okapi is born\n\nIt is well too.\n")
        );
        Assert.Equal(["A zebra is born"], await site.Find("zebra"));
        Assert.Equal(["An okapi is born"], await site.Find("okapi"));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
