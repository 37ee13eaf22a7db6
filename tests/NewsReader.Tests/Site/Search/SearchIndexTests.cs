using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using NewsReader.Collection;
using NewsReader.Formats.Documents;
using NewsReader.Formats.Html;
using NewsReader.Intake.CatchUp;
using NewsReader.Intake.Search;
using NewsReader.Tests.Formats;

namespace NewsReader.Tests.Site.Search;

/// <summary>The index has each article as it is now, whatever became of it.</summary>
public sealed class SearchIndexTests : IAsyncDisposed
{
    private readonly NewsSite site = new();
    private readonly TempFolder folder = new();

    [Fact]
    public async Task An_edited_article_is_found_by_its_new_words_alone()
    {
        await site.ImportFrom(folder, ("a.md", "---\nauthor: Ada Moor\n---\n# Alpha Rises\n\nIt rose.\n"));
        await site.ImportFrom(folder, ("a.md", "---\nauthor: Jon Quay\n---\n# Alpha Soars\n\nIt flew.\n"));
        Assert.Equal(["Alpha Soars"], await site.Find("intitle:soars flew author:quay"));
        Assert.Empty(await site.Find("rises OR rose OR moor"));
        IndexIsWhole();
    }

    [Fact]
    public async Task A_headline_that_is_filled_is_found_by_its_text()
    {
        await site.ImportFrom(folder, ("a.txt", "Alpha Rises\n\nIt rose.\n\n\nBeta Falls\nGamma Waits\n"));
        Assert.Equal(["Beta Falls"], await site.Find("beta is:headline-only"));
        await site.ImportFrom(folder, ("b.txt", "Beta falls\n\nIt fell deep.\n"));
        Assert.Equal(["Beta falls"], await site.Find("deep is:story"));
        Assert.Empty(await site.Find("beta is:headline-only"));
        IndexIsWhole();
    }

    [Fact]
    public async Task An_article_that_took_over_a_headline_is_found_once()
    {
        await site.ImportFrom(
            folder,
            ("a.txt", "Alpha Rises\n\nIt rose.\n\n\nBeta Falls\nGamma Waits\n"),
            ("c.txt", "Delta Comes\n\nIt came.\n")
        );
        await site.ImportFrom(folder, ("c.txt", "Beta Falls\n\nIt came.\n"));
        Assert.Equal(["Beta Falls"], await site.Find("beta"));
        Assert.Equal(["Beta Falls"], await site.Find("came"));
        Assert.Empty(await site.Find("delta"));
        IndexIsWhole();
    }

    [Fact]
    public async Task The_articles_of_an_older_database_are_found()
    {
        MakeOlderDatabase();
        await CaughtUp();
        Assert.Equal(450, Ask("SELECT COUNT(*) FROM Articles WHERE SourceId = 1"));
        Assert.Equal(["Old story 7"], await site.Find("story7"));
        Assert.Contains("450 articles", await site.Outcome("\"old story\""), StringComparison.Ordinal);
        IndexIsWhole();
    }

    [Fact]
    public async Task Articles_that_were_indexed_otherwise_are_indexed_anew_once()
    {
        MakeOlderDatabase(indexedAs: "other");
        await CaughtUp();
        Assert.Equal(["Old story 7"], await site.Find("story7"));
        Assert.Empty(await site.Find("other -old"));
        Assert.Equal(SearchIndex.Version, Ask("PRAGMA user_version"));
        IndexIsWhole();
    }

    [Fact]
    public async Task A_new_database_is_not_indexed_twice()
    {
        _ = await site.Html("/");
        Assert.Equal(SearchIndex.Version, Ask("PRAGMA user_version"));
    }

    [Fact]
    public void The_text_in_the_index_is_the_text_that_was_sanitised()
    {
        var texts = SampleFolder.AtLeast(
            10,
            SampleFolder
                .Documents.Names.Where(name => name.StartsWith("markdown-", StringComparison.Ordinal))
                .Select(name => DocumentParser.Parse(SampleFolder.Documents.Bytes(name), name).Html)
                .OfType<string>(),
            "Markdown documents with a text"
        );
        foreach (var html in texts)
        {
            var sanitised = ArticleHtml.Sanitise(html);
            Assert.Equal(sanitised.Text, ArticleHtml.TextOf(sanitised.Html));
        }
        Assert.Equal(
            "A <b> & a\nlink here\nand on",
            ArticleHtml.TextOf(
                "<p>A &lt;b&gt; &amp; a</p>\n<ul><li><p><a href=\"x\">link</a> <em>here</em></p></li></ul>and on<br"
            )
        );
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        folder.Dispose();
    }

    private void IndexIsWhole()
    {
        Assert.Equal(
            Ask("SELECT COUNT(*) FROM Articles"),
            Ask("SELECT COUNT(*) FROM Articles a JOIN ArticleSearch_docsize i ON i.id = a.Id")
        );
        Assert.Equal(Ask("SELECT COUNT(*) FROM Articles"), Ask("SELECT COUNT(*) FROM ArticleSearch"));
    }

    private async Task CaughtUp()
    {
        _ = await site.Html("/");
        for (var waited = 0; !site.Services.GetRequiredService<SearchCatchUp>().IsDone; waited++)
        {
            Assert.InRange(waited, 0, 500);
            await Task.Delay(20);
        }
    }

    // As a program before this one left it: before there was an index, or with one of other terms.
    private void MakeOlderDatabase(string? indexedAs = null)
    {
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(site.Data.Path, "news.db")};Pooling=False"
        );
        using var db = new NewsDb(new DbContextOptionsBuilder<NewsDb>().UseSqlite(connection).Options);
        db.GetService<IMigrator>().Migrate("20261122103419_Collection");
        db.Database.ExecuteSqlRaw(
            "INSERT INTO Sources (Id, Name, Slug, NormalisedName) VALUES (1, 'Old', 'old', 'old')"
        );
        db.Database.ExecuteSqlRaw(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 450)
            INSERT INTO Articles (Slug, Headline, HeadlineIsDerived, NormalisedHeadline, SourceId, SourceIsOwn, AddedAt, ChangedAt, IndexKey, Html)
            SELECT 'old-' || i, 'Old story ' || i, 0, 'old story ' || i, 1, 1, '2024-01-01 00:00:00', '2024-01-01 00:00:00', i, '<p>Text of story' || i || '.</p>' FROM n
            """
        );
        if (indexedAs is null)
            return;
        db.GetService<IMigrator>().Migrate("20261122120000_Search");
        db.Database.ExecuteSql(
            $"INSERT INTO ArticleSearch (rowid, Headline, Text, Byline) SELECT Id, {indexedAs}, '', '' FROM Articles"
        );
    }

    private long Ask(string sql)
    {
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(site.Data.Path, "news.db")};Pooling=False;Mode=ReadOnly"
        );
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        return (long)command.ExecuteScalar()!;
    }
}
