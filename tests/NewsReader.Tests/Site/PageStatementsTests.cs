using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace NewsReader.Tests.Site;

/// <summary>A page asks the database few questions, however much it shows, and each finds its rows by an index.</summary>
public sealed partial class PageStatementsTests : IAsyncDisposed
{
    private readonly CountedSite site = new();

    [Theory]
    [InlineData(NewsSite.SeedPath, 3)]
    [InlineData(NewsSite.DronesPath, 3)]
    [InlineData("/articles/harbour-opens", 3)]
    [InlineData("/articles/ferries-wait", 3)]
    [InlineData("/", 2)]
    [InlineData("/?is=story", 2)]
    [InlineData("/?is=headline-only", 2)]
    [InlineData("/?source=coast-post", 2)]
    [InlineData("/?source=coast-post&is=story", 2)]
    [InlineData("/topics/harbours", 3)]
    [InlineData("/topics/harbours?source=coast-post", 3)]
    [InlineData("/sources", 2)]
    [InlineData("/articles/harbour-opens/story", 7)]
    [InlineData("/index.atom", 5)]
    [InlineData("/index.json?source=coast-post", 6)]
    [InlineData("/topics/harbours.atom", 6)]
    [InlineData("/articles/harbour-opens.atom", 5)]
    [InlineData("/articles/ferries-wait.json", 5)]
    [InlineData("/articles/harbour-opens/story.json", 9)]
    public async Task A_page_asks_few_statements(string path, int most)
    {
        await ImportHarbours();
        // The first page prepares the connection.
        await site.Html("/wanted");
        var statements = await site.StatementsOf(path);
        Assert.InRange(statements.Count, 1, most);
        Assert.All(statements, sql => Assert.StartsWith("SELECT", sql, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_story_of_many_articles_asks_no_more_statements_than_one_of_few()
    {
        await ImportHarbours();
        await site.Import([
            .. Enumerable
                .Range(1, 40)
                .Select(i =>
                    (
                        $"{i}.md",
                        $"---\ntitle: Quake report {i}\n---\nText {i}.\n\n## Related\n\n- Quake shakes Lisbon\n- Quake report {i + 1}\n"
                    )
                ),
        ]);
        await site.Html("/wanted");
        var few = await site.StatementsOf("/articles/harbour-opens/story");
        var many = await site.StatementsOf("/articles/quake-shakes-lisbon/story");
        Assert.InRange(few.Count, 4, 7);
        Assert.InRange(many.Count, 4, 7);
        Assert.Contains(
            "Quake report 40",
            await site.Html("/articles/quake-shakes-lisbon/story"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_page_opens_its_connection_once()
    {
        // The start reads too.
        await site.Html("/sources");
        foreach (var path in (string[])["/wanted", "/", NewsSite.SeedPath, NewsSite.SeedPath + "/story", "/index.atom"])
        {
            var before = site.Statements.Opened;
            await site.Html(path);
            Assert.Equal(before + 1, site.Statements.Opened);
        }
    }

    [Theory]
    [InlineData("/articles/harbour-opens")]
    [InlineData("/articles/ferries-wait")]
    [InlineData("/articles/harbour-opens/story")]
    [InlineData("/articles/harbour-opens/story.atom")]
    [InlineData("/articles/harbour-opens.json")]
    public async Task No_statement_of_an_article_or_its_story_reads_a_whole_table(string path)
    {
        await ImportHarbours();
        await site.Html("/wanted");
        var statements = await site.StatementsOf(path);
        Assert.NotEmpty(statements);
        Assert.DoesNotContain(statements.SelectMany(ScansIn), scan => true);
        // The check itself finds a scan.
        Assert.NotEmpty(ScansIn("SELECT \"a\".\"Id\" FROM \"Articles\" AS \"a\" WHERE \"a\".\"Byline\" = 'x'"));
    }

    [Fact]
    public async Task A_page_of_a_source_or_a_kind_reads_no_further_than_its_rows()
    {
        await ImportHarbours();
        await site.Html("/wanted");
        foreach (var path in (string[])["/?is=story", "/?source=coast-post", "/?source=coast-post&is=headline-only"])
        {
            var rows = (await site.StatementsOf(path))[^1];
            Assert.Empty(ScansIn(rows));
        }
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task ImportHarbours() =>
        await site.Import(
            (
                "a.md",
                "---\ntitle: Harbour opens\nsource: Coast Post\ndate: 2025-03-01\ntopics: [Harbours, Coast]\n---\nThe harbour "
                    + "opens again after the storm, and the ferries of Lisbon sail.\n\n## Related\n\n- Ferries wait\n- Storm ends\n"
            ),
            (
                "b.md",
                "---\ntitle: Storm ends\nsource: Coast Post\ntopics: [Harbours]\n---\nThe storm ends at the harbour of Lisbon, "
                    + "and the ferries sail again.\n\n## Related\n\n- Ferries wait\n- Harbour opens\n"
            ),
            ("c.md", "---\ntitle: Storm ends early\nsource: City Post\n---\nThe storm ends at the harbour of Lisbon.\n")
        );

    // The steps of the plan that read a whole table. Reading the rows of a subquery is no such step.
    private List<string> ScansIn(string sql)
    {
        HashSet<string> tables = [.. TableAlias().Matches(sql).Select(alias => alias.Groups[1].Value)];
        using var connection = new SqliteConnection($"Data Source={Path.Combine(site.Data.Path, "news.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        using var reader = command.ExecuteReader();
        List<string> scans = [];
        while (reader.Read())
        {
            var step = reader.GetString(3);
            if (step.StartsWith("SCAN ", StringComparison.Ordinal) && tables.Contains(step.Split(' ')[1]))
                scans.Add(step);
        }
        return scans;
    }

    [GeneratedRegex(@"(?:FROM|JOIN) ""\w+"" AS ""(\w+)""")]
    private static partial Regex TableAlias();
}
