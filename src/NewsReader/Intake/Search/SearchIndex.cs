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
/// What is searched in: for each article a row of terms, written in the transaction that writes the article.
/// </summary>
internal static class SearchIndex
{
    /// <summary>See <see cref="NewsDbSchema.SearchVersion"/>.</summary>
    public const int Version = NewsDbSchema.SearchVersion;

    /// <summary>The statement that says of a database that its index is of this version.</summary>
    public static string IsCurrent => NewsDbSchema.SearchIsCurrent;

    /// <summary>Saves what has changed, with the rows of the articles whose words are others now.</summary>
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

    /// <summary>Takes out the row of an article that goes.</summary>
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
