using Microsoft.Data.Sqlite;

namespace NewsReader.Tests.Site.Articles;

/// <summary>Articles that were stored but not compared before the program ended.</summary>
[Trait("Speed", "Slow")]
public sealed class SimilarCatchUpTests : IDisposable
{
    private readonly TempFolder here = new();

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task Missed_articles_are_compared_at_the_next_start_as_if_they_had_just_come()
    {
        var before = await Export();
        Change("DELETE FROM ArticleTerms; DELETE FROM SimilarLinks; UPDATE Articles SET Fingerprint = NULL");
        Assert.NotEqual(before, await Export());

        using (var program = await NewsProgram.Serve(here))
        {
            await program.Until(() => Ask("SELECT COUNT(*) FROM ArticleTerms") == 18);
            program.Terminate();
            await program.End();
        }
        Assert.Equal(before, await Export());
    }

    [Fact]
    public async Task A_failed_comparison_at_start_does_not_end_the_site()
    {
        await Export();
        Change(
            "DELETE FROM ArticleTerms; CREATE TRIGGER Refuses BEFORE INSERT ON ArticleTerms BEGIN SELECT RAISE(ABORT, 'refused by a test'); END"
        );

        using var program = await NewsProgram.Serve(here);
        await program.Line(line => line.Contains("refused by a test", StringComparison.Ordinal));

        await Task.Delay(500);
        Assert.Equal(System.Net.HttpStatusCode.OK, await program.Status(NewsSite.SeedPath));
    }

    [Fact]
    public async Task A_failed_comparison_does_not_fail_the_import()
    {
        await Export();
        Change(
            "CREATE TRIGGER Refuses BEFORE INSERT ON ArticleTerms BEGIN SELECT RAISE(ABORT, 'refused by a test'); END"
        );
        using var folder = new TempFolder();
        folder.Write("dated.md", "---\ndate: 2020-01-01\n---\n# Dated Words\n\nDelegations met on Friday.");
        folder.Write("undated.md", "# Undated Words\n\nDelegations met on Saturday.");

        var import = await NewsProgram.Run(here, "import", folder.Path);

        Assert.Equal(0, import.ExitCode);
        Assert.Equal(20, Ask("SELECT COUNT(*) FROM Articles"));
        // The import reached its end: the undated article is behind the dated one.
        Assert.Equal(
            1,
            Ask(
                "SELECT (SELECT IndexKey FROM Articles WHERE Slug = 'undated-words') < (SELECT IndexKey FROM Articles WHERE Slug = 'dated-words')"
            )
        );

        Change("DROP TRIGGER Refuses");
        using var program = await NewsProgram.Serve(here);
        await program.Until(() => Ask("SELECT COUNT(*) FROM ArticleTerms") == 20);
    }

    private async Task<IReadOnlyList<string>> Export()
    {
        TemplateDatabase.PutInto(Path.Combine(here.Path, "data"), withSeeds: true);
        return (await NewsProgram.Run(here, "export")).Output;
    }

    private void Change(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private long Ask(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(
            $"Data Source={Path.Combine(here.Path, "data", "news.db")};Pooling=False"
        );
        connection.Open();
        return connection;
    }
}
