using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NewsReader.Collection;
using NewsReader.Hosting.Machine;

namespace NewsReader.Tests.Collection;

/// <summary>Upgrading a collection of an older version: each article knows the feeds that brought it, and has arrived or waits.</summary>
public sealed class ArrivalsMigrationTests : IDisposable
{
    private const string Before = "20261125180000_ComparedAnew";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_articles_of_an_older_version_have_arrived_in_the_order_of_their_ids()
    {
        using var data = DataFolder.Open(folder.Path);
        await Make(
            data.Database,
            """
            INSERT INTO Sources (Id, Name, Slug, NormalisedName) VALUES (1, 'Dogs', 'dogs', 'dogs'), (2, 'Links', 'links', 'links');
            INSERT INTO Subscriptions (Id, Key, Address, SourceId, Folder, AddedAt, FetchesStories, NextAt, Failures, IsGone, ETag, Hash)
                VALUES (1, 'k1', 'https://dogs.example.org/feed', 1, '', '2026-01-01', 0, '2026-01-01', 0, 0, '"a"', x'01'),
                    (2, 'k2', 'https://links.example.net/feed', 2, '', '2026-01-01', 0, '2026-01-01', 0, 0, NULL, NULL);
            INSERT INTO Articles (Id, Slug, Headline, NormalisedHeadline, HeadlineIsDerived, SourceId, SourceIsOwn, Url, Html, AddedAt, ChangedAt, IndexKey, IsSummary, HtmlVersion)
                VALUES (5, 'b', 'B', 'b', 0, 1, 1, 'http://www.dogs.example.org/b', '<p>Text.</p>', '2026-01-01', '2026-01-02', 1, 0, 2),
                    (3, 'a', 'A', 'a', 0, 1, 1, 'https://dogs.example.org/a', NULL, '2026-01-01', '2026-01-02', 2, 0, 0),
                    (7, 'w', 'W', 'w', 0, 1, 0, NULL, NULL, '2026-01-01', '2026-01-02', 3, 0, 0);
            INSERT INTO Documents (Path, Hash, ArticleId, SubscriptionId) VALUES ('feed:1', x'01', 5, 1), ('feed:2', x'01', 5, 2), ('feed:3', x'01', 3, 1), ('feed:4', x'01', 3, 1);
            """
        );

        await using var file = DatabaseWriter.Open(data);

        var (arrivals, feeds, articles, subscriptions) = await file.Read(
            async db =>
                (
                    await db.Arrivals.OrderBy(a => a.Seq).Select(a => a.ArticleId).ToListAsync(),
                    await db
                        .ArticleFeeds.OrderBy(f => f.ArticleId)
                        .ThenBy(f => f.SubscriptionId)
                        .Select(f => $"{f.ArticleId} {f.SubscriptionId} {f.LinkKey} {f.IsPrimary}")
                        .ToListAsync(),
                    await db.Articles.OrderBy(a => a.Id).Select(a => a.Html).ToListAsync(),
                    await db.Subscriptions.Where(s => s.ETag != null || s.Hash != null).CountAsync()
                ),
            CancellationToken.None
        );
        Assert.Equal([3, 5], arrivals);
        Assert.Equal(
            ["3 1 dogs.example.org/a True", "5 1 dogs.example.org/b True", "5 2 dogs.example.org/b False"],
            feeds
        );
        // An entry without a text has arrived; a waiting headline has not.
        Assert.Equal(["", "<p>Text.</p>", null], articles);
        Assert.Equal(0, subscriptions);
    }

    private static async Task Make(string path, string sql)
    {
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString()
        );
        await using var db = new NewsDb(new DbContextOptionsBuilder<NewsDb>().UseSqlite(connection).Options);
        await db.GetService<IMigrator>().MigrateAsync(Before);
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
