using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Incoming.Files;
using NewsReader.Intake.Runs;

namespace NewsReader.Tests.Site.Articles;

/// <summary>How documents become articles, and what happens when they come again.</summary>
public sealed class ArticleImporterTests : IAsyncDisposed
{
    private const string Drones = "Drones Spotted Near Zelenskiy’s Flight Path in Ireland Trigger Security Alert";

    private readonly NewsSite site = new();
    private readonly TempFolder folder = new();

    [Fact]
    public async Task The_same_folder_again_changes_nothing()
    {
        (string, string)[] documents =
        [
            ("a.txt", "Alpha Rises\n\nIt rose.\n\n\nBeta Falls\nGamma Waits\n"),
            ("b.md", "# Beta Falls\n\nIt fell.\n\n## Related\n\n- Alpha Rises\n"),
        ];
        Assert.Equal([ImportOutcome.Added, ImportOutcome.Filled], Outcomes(await site.ImportFrom(folder, documents)));
        var before = await Everything();

        Assert.Equal(
            [ImportOutcome.Unchanged, ImportOutcome.Unchanged],
            Outcomes(await site.ImportFrom(folder, documents))
        );
        Assert.Equal(before, await Everything());
    }

    [Fact]
    public async Task The_same_folder_elsewhere_changes_nothing_either()
    {
        var document = ("news/a.txt", "Alpha Rises\n\nIt rose.\n");
        using var elsewhere = new TempFolder();
        await site.ImportFrom(folder, document);
        Assert.Equal([ImportOutcome.Unchanged], Outcomes(await site.ImportFrom(elsewhere, document)));
    }

    [Fact]
    public async Task An_edited_document_updates_in_place_and_keeps_its_address()
    {
        await site.ImportFrom(folder, ("a.txt", "Alpha Rises\n\nIt rose.\n"));
        Assert.Equal(
            [ImportOutcome.Updated],
            Outcomes(await site.ImportFrom(folder, ("a.txt", "Alpha Rises\n\nIt rose again.\n")))
        );
        Assert.Equal("It rose again.", await TextOf("/articles/alpha-rises"));
        Assert.Equal(1, await Count(a => a.Headline == "Alpha Rises"));
    }

    [Fact]
    public async Task An_edit_that_changes_no_word_changes_nothing()
    {
        await site.ImportFrom(folder, ("a.txt", "Alpha Rises\n\nIt rose.\n"));
        Assert.Equal(
            [ImportOutcome.Unchanged],
            Outcomes(await site.ImportFrom(folder, ("a.txt", "Alpha Rises\n\nIt rose.   \n\n\n")))
        );
    }

    [Fact]
    public async Task A_changed_headline_gets_a_new_address_and_the_old_one_redirects_to_it()
    {
        await site.ImportFrom(folder, ("a.txt", "Alpha Rises\n\nIt rose.\n"));
        await site.ImportFrom(folder, ("a.txt", "Alpha Soars\n\nIt rose.\n"));
        await AssertMoved("/articles/alpha-rises", "/articles/alpha-soars");

        await site.ImportFrom(folder, ("a.txt", "Alpha Rises\n\nIt rose.\n"));
        await AssertMoved("/articles/alpha-soars", "/articles/alpha-rises");
        await site.Html("/articles/alpha-rises");
    }

    [Fact]
    public async Task A_former_address_is_never_given_to_another_article()
    {
        await site.ImportFrom(folder, ("a.txt", "Alpha Rises\n\nIt rose.\n"));
        await site.ImportFrom(
            folder,
            ("a.txt", "Alpha Soars\n\nIt rose.\n"),
            ("b.txt", "Alpha Rises\n\nAnother one rose.\n")
        );
        await AssertMoved("/articles/alpha-rises", "/articles/alpha-soars");
        Assert.Equal("Another one rose.", await TextOf("/articles/alpha-rises-2"));
    }

    [Theory]
    [InlineData(Drones)]
    [InlineData("“DRONES spotted near Zelenskiy's flight path in Ireland trigger security alert.”")]
    public async Task A_story_fills_the_page_of_the_headline_that_waited_for_it(string headline)
    {
        Assert.NotEmpty((await site.Page(NewsSite.DronesPath)).QuerySelectorAll(".waiting-note"));
        Assert.Equal(
            [ImportOutcome.Filled],
            Outcomes(
                await site.Import(
                    (
                        "drones.md",
                        $"---\ntitle: {System.Text.Json.JsonSerializer.Serialize(headline)}\nsource: Example Wire\n---\nThe drones were seen at dusk.\n"
                    )
                )
            )
        );

        var page = await site.Page(NewsSite.DronesPath);
        Assert.Equal("The drones were seen at dusk.", page.Text("article .text"));
        Assert.Contains("Example Wire", page.Texts("article .opening .facts a"));
        Assert.Empty(page.QuerySelectorAll(".waiting-note"));
        Assert.NotEmpty(page.QuerySelectorAll($"[aria-labelledby=listed-by] a[href^='{NewsSite.SeedPath}?']"));
        Assert.StartsWith(
            "full story",
            (await site.Page(NewsSite.SeedPath)).Text(
                $"[aria-labelledby=related] a[href='{NewsSite.DronesPath}?from=1'] + .state"
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_document_corrected_to_a_waiting_headline_is_merged_with_it()
    {
        await site.ImportFrom(folder, ("d.txt", "Drones Spoted Near Flight Path\n\nThe drones were seen at dusk.\n"));
        await site.ImportFrom(folder, ("d.txt", $"{Drones}\n\nThe drones were seen at dusk.\n"));

        Assert.Equal("The drones were seen at dusk.", await TextOf(NewsSite.DronesPath));
        Assert.StartsWith(
            "full story",
            (await site.Page(NewsSite.SeedPath)).Text(
                $"[aria-labelledby=related] a[href='{NewsSite.DronesPath}?from=1'] + .state"
            ),
            StringComparison.Ordinal
        );
        await AssertMoved("/articles/drones-spoted-near-flight-path", NewsSite.DronesPath);
        Assert.Equal(1, await Count(a => a.Headline == Drones));
    }

    [Fact]
    public async Task A_waiting_headline_with_another_address_is_not_filled()
    {
        await site.Import(
            ("a.md", "# Alpha Rises\n\nIt rose.\n\n## Related\n\n- [Beta Falls](https://a.example.org/beta)\n")
        );
        Assert.Equal(
            [ImportOutcome.Added],
            Outcomes(
                await site.Import(("b.md", "---\ntitle: Beta Falls\nurl: https://b.example.org/beta\n---\nIt fell.\n"))
            )
        );
        Assert.NotEmpty((await site.Page("/articles/beta-falls")).QuerySelectorAll(".waiting-note"));
        Assert.Equal(
            [ImportOutcome.Filled],
            Outcomes(
                await site.Import(
                    ("c.md", "---\ntitle: Beta Falls Hard\nurl: https://a.example.org/beta\n---\nIt fell hard.\n")
                )
            )
        );
        await AssertMoved("/articles/beta-falls", "/articles/beta-falls-hard");
    }

    [Fact]
    public async Task A_list_that_shrinks_deletes_no_page()
    {
        await site.ImportFrom(folder, ("a.txt", "Alpha Rises\n\nIt rose.\n\n\nBeta Falls\nGamma Waits\n"));
        Assert.Equal(
            [ImportOutcome.Updated],
            Outcomes(await site.ImportFrom(folder, ("a.txt", "Alpha Rises\n\nIt rose.\n\n\nGamma Waits\n")))
        );
        Assert.Equal(
            ["Gamma Waits"],
            (await site.Page("/articles/alpha-rises")).Texts("[aria-labelledby=related] li > a")
        );
        Assert.NotEmpty((await site.Page("/articles/beta-falls")).QuerySelectorAll(".waiting-note"));
    }

    [Fact]
    public async Task The_same_headline_from_another_source_is_another_article()
    {
        await site.Import(
            ("a.md", "---\ntitle: Markets Close Higher\nsource: Wire One\n---\nShares rose.\n"),
            ("b.md", "---\ntitle: Markets Close Higher\nsource: Wire Two\n---\nStocks gained.\n")
        );
        Assert.Equal("Shares rose.", await TextOf("/articles/markets-close-higher"));
        Assert.Equal("Stocks gained.", await TextOf("/articles/markets-close-higher-2"));
    }

    [Fact]
    public async Task A_story_is_recognised_by_its_canonical_address()
    {
        await site.Import(("a.md", "---\ntitle: First Report\nurl: https://a.example.org/1#top\n---\nOne.\n"));
        Assert.Equal(
            [ImportOutcome.Updated],
            Outcomes(await site.Import(("b.md", "---\ntitle: Later Report\nurl: https://a.example.org/1\n---\nTwo.\n")))
        );
        await AssertMoved("/articles/first-report", "/articles/later-report");
    }

    [Fact]
    public async Task Two_documents_with_one_address_stay_one_article()
    {
        (string, string)[] documents =
        [
            ("a.md", "---\ntitle: One\nurl: https://a.example.org/1\n---\nOne.\n"),
            ("b.md", "---\ntitle: Two\nurl: https://a.example.org/1\n---\nTwo.\n"),
        ];
        await site.ImportFrom(folder, documents);
        Assert.Equal(
            [ImportOutcome.Unchanged, ImportOutcome.Unchanged],
            Outcomes(await site.ImportFrom(folder, documents))
        );
    }

    [Fact]
    public async Task A_list_that_names_its_own_article_or_names_one_twice_adds_no_page_for_it()
    {
        await site.Import(
            (
                "a.md",
                "# Alpha Rises\n\nIt rose.\n\n## Related\n\n- Alpha Rises\n- Beta Falls\n- “Beta falls”\n- [Beta Falls](https://a.example.org/beta)\n"
            )
        );
        Assert.Equal(1, await Count(a => a.NormalisedHeadline == "alpha rises"));
        Assert.Equal(1, await Count(a => a.NormalisedHeadline == "beta falls"));
    }

    [Fact]
    public async Task A_headline_alone_does_not_remove_the_text()
    {
        await site.ImportFrom(folder, ("a.txt", "Alpha Rises\n\nIt rose.\n"));
        await site.ImportFrom(folder, ("a.txt", "Alpha Rises\n"));
        Assert.Equal("It rose.", await TextOf("/articles/alpha-rises"));
    }

    [Fact]
    public void The_migrations_match_the_model()
    {
        using var scope = site.Services.CreateScope();
        Assert.False(scope.ServiceProvider.GetRequiredService<NewsDb>().Database.HasPendingModelChanges());
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        folder.Dispose();
    }

    private static IEnumerable<ImportOutcome?> Outcomes(IEnumerable<ImportedDocument> imported) =>
        imported.Select(document => document.Outcome);

    private async Task<string> TextOf(string article) => (await site.Page(article)).Text("article .text");

    private async Task AssertMoved(string from, string to)
    {
        using var client = site.Client();
        using var response = await client.GetAsync(new Uri(from, UriKind.Relative));
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(to, response.Headers.Location?.ToString());
    }

    private async Task<int> Count(System.Linq.Expressions.Expression<Func<Article, bool>> which)
    {
        using var scope = site.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<NewsDb>().Articles.CountAsync(which);
    }

    // Every row of every table, as text.
    private async Task<string> Everything()
    {
        using var scope = site.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        return string.Join(
            '\n',
            string.Join(
                '\n',
                await db
                    .Articles.OrderBy(a => a.Id)
                    .Select(a => new
                    {
                        a.Id,
                        a.Slug,
                        a.Headline,
                        a.SourceId,
                        a.Html,
                        a.IndexKey,
                        a.ChangedAt,
                    })
                    .ToListAsync()
            ),
            string.Join(
                '\n',
                await db
                    .RelatedLinks.OrderBy(r => r.ArticleId)
                    .ThenBy(r => r.Position)
                    .Select(r => new
                    {
                        r.ArticleId,
                        r.Position,
                        r.TargetId,
                        r.Text,
                    })
                    .ToListAsync()
            ),
            string.Join(
                '\n',
                await db.Addresses.OrderBy(a => a.Slug).Select(a => new { a.Slug, a.ArticleId }).ToListAsync()
            ),
            string.Join(
                '\n',
                await db.ImportedItems.OrderBy(d => d.Id).Select(d => new { d.Path, d.ArticleId }).ToListAsync()
            )
        );
    }
}
