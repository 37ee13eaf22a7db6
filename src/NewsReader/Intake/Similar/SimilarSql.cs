using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NewsReader.Collection;
using NewsReader.Language;

namespace NewsReader.Intake.Similar;

/// <summary>The SQLite statements that store similar articles. They are prepared once per batch.</summary>
internal sealed class SimilarSql(NewsDb db) : IDisposable
{
    private const int MostReasons = 4;

    private readonly DbCommand deleteLinks = Prepare(
        db,
        "DELETE FROM SimilarLinks WHERE ArticleId = $a OR TargetId = $a",
        "$a"
    );
    private readonly DbCommand deleteTerms = Prepare(db, "DELETE FROM ArticleTerms WHERE ArticleId = $a", "$a");

    // One row per statement, and no REPLACE. For either, SQLite would copy each page before changing it, to be able to
    // roll the statement back.
    private readonly DbCommand insertLink = Prepare(
        db,
        "INSERT INTO SimilarLinks (ArticleId, TargetId, Score, Because) VALUES ($a, $b, $score, $because) ON "
            + "CONFLICT DO UPDATE SET Score = $score, Because = $because",
        "$a",
        "$b",
        "$score",
        "$because"
    );
    private readonly DbCommand insertTerms = Prepare(
        db,
        "INSERT INTO ArticleTerms (ArticleId, Terms) VALUES ($a, $terms)",
        "$a",
        "$terms"
    );
    private readonly DbCommand setFingerprint = Prepare(
        db,
        "UPDATE Articles SET Fingerprint = $print WHERE Id = $a AND Fingerprint IS NOT $print",
        "$a",
        "$print"
    );

    /// <summary>Saves an article that was compared, and its similar articles in both directions.</summary>
    public void Save(PendingArticle article, ComparedArticle compared, IReadOnlyList<SimilarArticle> similar)
    {
        var words = article.Profile.Terms.ToDictionary(term => term.Hash, term => term.Word);
        // Most articles have just come in, so there is nothing to delete.
        if (Run(deleteTerms, article.Id) > 0)
            Run(deleteLinks, article.Id);
        foreach (var found in similar)
        {
            // Numbers say the least, so they come last.
            var because = string.Join(
                " · ",
                found
                    .Shared.Select(shared => Phrase([.. shared.Select(hash => words[hash])]))
                    .OrderBy(reason => reason.All(char.IsDigit))
                    .Take(MostReasons)
            );
            Run(insertLink, article.Id, found.Id, found.Score, because);
            Run(insertLink, found.Id, article.Id, found.Score, because);
        }
        Run(insertTerms, article.Id, compared.Keep());
        Run(setFingerprint, article.Id, article.Profile.Fingerprint);
    }

    public void Dispose()
    {
        foreach (var command in (DbCommand[])[deleteLinks, deleteTerms, insertLink, insertTerms, setFingerprint])
            command.Dispose();
    }

    // In scripts without spaces between words, each term begins with the last sign of the one before it.
    private static string Phrase(IReadOnlyList<string> words) =>
        words
            .Skip(1)
            .Aggregate(words[0], (phrase, word) => Terms.IsUnspaced(word[0]) ? phrase + word[1..] : $"{phrase} {word}");

    private static DbCommand Prepare(NewsDb db, string sql, params string[] parameters)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private static int Run(DbCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        return command.ExecuteNonQuery();
    }
}
