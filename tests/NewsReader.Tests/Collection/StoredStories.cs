using System.Globalization;
using Microsoft.Data.Sqlite;

namespace NewsReader.Tests.Collection;

/// <summary>A copy of the database of a program that has ended, for plain SQL. The original stays as that program left it.</summary>
public sealed class StoredStories : IDisposable
{
    private readonly TempFolder copy = new();
    private readonly SqliteConnection connection;

    public StoredStories(string dataFolder)
    {
        foreach (
            var file in Directory
                .GetFiles(dataFolder, "news.db*")
                .Where(file => !file.EndsWith("-shm", StringComparison.Ordinal))
        )
            File.Copy(file, Path.Combine(copy.Path, Path.GetFileName(file)));
        connection = new($"Data Source={Path.Combine(copy.Path, "news.db")};Pooling=False;Mode=ReadWrite");
        connection.Open();
    }

    public long Documents => Count("SELECT COUNT(*) FROM Documents");

    /// <summary>Asserts that SQLite finds no fault, and that each of the <see cref="ManyStories"/> is stored completely or not at all.</summary>
    public void HoldsWholeStoriesOnly()
    {
        Assert.Equal("ok", Ask("PRAGMA integrity_check"));
        Assert.Equal(0, Count("SELECT COUNT(*) FROM pragma_foreign_key_check"));
        Assert.Equal(
            Documents,
            Count("SELECT COUNT(*) FROM Articles WHERE Html IS NOT NULL AND Headline LIKE 'Story number %'")
        );
        Assert.Equal(
            0,
            Count("SELECT COUNT(*) FROM Documents d JOIN Articles a ON a.Id = d.ArticleId WHERE a.Html IS NULL")
        );
        Assert.Equal(
            0,
            Count(
                $"SELECT COUNT(*) FROM Documents d WHERE (SELECT COUNT(*) FROM RelatedLinks r WHERE r.ArticleId = d.ArticleId) <> {ManyStories.RelatedEach}"
            )
        );
        Assert.Equal(
            0,
            Count(
                "SELECT COUNT(*) FROM Articles a WHERE NOT EXISTS (SELECT 1 FROM Addresses d WHERE d.Slug = a.Slug AND d.ArticleId = a.Id)"
            )
        );
    }

    public void Dispose()
    {
        connection.Dispose();
        copy.Dispose();
    }

    private long Count(string sql) => Convert.ToInt64(Ask(sql), CultureInfo.InvariantCulture);

    private object? Ask(string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
