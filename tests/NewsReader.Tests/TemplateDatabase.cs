using Microsoft.Data.Sqlite;
using NewsReader.Collection;

namespace NewsReader.Tests;

/// <summary>
/// Databases as a first start makes them, made once for all tests: a copy takes milliseconds, a first start seconds. A
/// test of the first start itself begins with an empty folder.
/// </summary>
internal static class TemplateDatabase
{
    private static readonly Lazy<byte[]> Empty = new(MakeEmpty);
    private static readonly Lazy<byte[]> Seeded = new(MakeSeeded);

    /// <summary>Copies a database into a data folder, unless the folder has one.</summary>
    public static void PutInto(string dataFolder, bool withSeeds)
    {
        var file = Path.Combine(dataFolder, "news.db");
        if (Path.Exists(file) || Path.Exists(file + "-wal"))
            return;
        var database = (withSeeds ? Seeded : Empty).Value;
        Directory.CreateDirectory(dataFolder);
        File.WriteAllBytes(file, database);
    }

    private static byte[] MakeEmpty()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "news.db");
        NewsDbSchema.BringUpToDate(file);
        return File.ReadAllBytes(file);
    }

    private static byte[] MakeSeeded()
    {
        using var folder = new TempFolder();
        using var site = new FirstStart();
        Assert.NotNull(site.Services);
        var copy = Path.Combine(folder.Path, "copy.db");
        using (
            var connection = new SqliteConnection(
                $"Data Source={Path.Combine(site.Data.Path, "news.db")};Pooling=False"
            )
        )
        {
            connection.Open();
            using var copying = new SqliteCommand("VACUUM INTO $copy", connection);
            copying.Parameters.AddWithValue("$copy", copy);
            copying.ExecuteNonQuery();
        }
        return File.ReadAllBytes(copy);
    }

    private sealed class FirstStart : NewsSite
    {
        protected override bool StartsWithDatabase => false;
    }
}
