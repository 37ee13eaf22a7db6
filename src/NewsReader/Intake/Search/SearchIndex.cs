using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Formats.Html;
using NewsReader.Language;

namespace NewsReader.Intake.Search;

/// <summary>
/// The search index: a row of terms for each article, written in the transaction that writes the article. All SQL for
/// SQLite's full-text search that writes it or looks into it is here; <c>SearchSql</c> searches it.
/// </summary>
internal static class SearchIndex
{
    /// <summary>See <see cref="NewsDbSchema.SearchVersion"/>.</summary>
    public const int Version = NewsDbSchema.SearchVersion;

    /// <summary>Marks the index as current: see <see cref="NewsDbSchema.SearchVersion"/>.</summary>
    public static Task<int> MarkSearchIndexCurrent(this NewsDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(NewsDbSchema.SearchIsCurrent, ct);

    /// <summary>True if an older version wrote the index: see <see cref="NewsDbSchema.SearchVersion"/>.</summary>
    public static async Task<bool> IsSearchIndexOutdated(this NewsDb db, CancellationToken ct) =>
        await db.Database.SqlQuery<int>($"SELECT user_version AS Value FROM pragma_user_version").SingleAsync(ct)
        < Version;

    /// <summary>The number of articles that are not in the index.</summary>
    public static Task<int> CountUnindexed(this NewsDb db, CancellationToken ct) =>
        // Both counts read small trees; going through the articles themselves reads the whole file.
        db
            .Database.SqlQuery<int>(
                $"SELECT (SELECT COUNT(*) FROM Articles) - (SELECT COUNT(*) FROM ArticleSearch_docsize) AS Value"
            )
            .SingleAsync(ct);

    /// <summary>The first articles after an id that are not in the index, or all if <paramref name="all"/>.</summary>
    public static IQueryable<Article> Unindexed(this NewsDb db, long after, bool all, int most) =>
        db
            .Articles.FromSql(
                $"""
                SELECT * FROM Articles a
                WHERE a.Id > {after} AND ({all} OR NOT EXISTS (SELECT 1 FROM ArticleSearch_docsize i WHERE i.id = a.Id))
                ORDER BY a.Id LIMIT {most}
                """
            )
            .AsNoTracking();

    /// <summary>All stems, each with the number of articles that contain it.</summary>
    public static async Task<List<(string Stem, int Articles)>> Vocabulary(this NewsDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.Vocabulary USING fts5vocab('main', 'ArticleSearch', 'row')",
            ct
        );
        await using var command = Command(db, "SELECT term, doc FROM temp.Vocabulary");
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<(string, int)> vocabulary = [];
        while (await reader.ReadAsync(ct))
            vocabulary.Add((reader.GetString(0), reader.GetInt32(1)));
        return vocabulary;
    }

    /// <summary>Saves all changes, with the rows of the articles whose words have changed.</summary>
    public static async Task SaveIndexed(this NewsDb db, CancellationToken ct)
    {
        List<Article> changed =
        [
            .. db.ChangeTracker.Entries<Article>().Where(HasNewWords).Select(entry => entry.Entity),
        ];
        await db.SaveChangesAsync(ct);
        db.Index(changed);
    }

    /// <summary>Writes the rows of articles that are stored.</summary>
    public static void Index(this NewsDb db, IReadOnlyCollection<Article> articles)
    {
        if (articles.Count == 0)
            return;
        using var command = Command(
            db,
            "INSERT OR REPLACE INTO ArticleSearch (rowid, Headline, Text, Byline) VALUES ($id, $headline, $text, $byline)"
        );
        var id = command.Parameters.Add("$id", SqliteType.Integer);
        var (headline, text, byline) = (
            command.Parameters.Add("$headline", SqliteType.Text),
            command.Parameters.Add("$text", SqliteType.Text),
            command.Parameters.Add("$byline", SqliteType.Text)
        );
        foreach (var article in articles)
        {
            id.Value = article.Id;
            headline.Value = TermsOf(article.Headline);
            text.Value = TermsOf(ArticleHtml.TextOf(article.Html ?? ""));
            byline.Value = TermsOf(article.Byline ?? "");
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Deletes the row of an article.</summary>
    public static void Unindex(this NewsDb db, Article article)
    {
        using var command = Command(db, "DELETE FROM ArticleSearch WHERE rowid = $id");
        command.Parameters.AddWithValue("$id", article.Id);
        command.ExecuteNonQuery();
    }

    private static bool HasNewWords(EntityEntry<Article> entry) =>
        entry.State == EntityState.Added
        || (
            entry.State == EntityState.Modified
            && (
                entry.Property(a => a.Headline).IsModified
                || entry.Property(a => a.Html).IsModified
                || entry.Property(a => a.Byline).IsModified
            )
        );

    private static string TermsOf(string text) => string.Join(' ', SearchTerms.Of(text).Select(term => term.Stem));

    private static SqliteCommand Command(NewsDb db, string sql)
    {
        var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        command.Transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        return command;
    }
}
