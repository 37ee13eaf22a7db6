using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NewsReader.Collection;
using NewsReader.Collection.Articles.Relations;
using NewsReader.Formats.Html;
using NewsReader.Language;

namespace NewsReader.Intake.Similar;

/// <summary>An article that is to be compared with the others.</summary>
public sealed record PendingArticle(long Id, TextProfile Profile, DateTimeOffset? PublishedAt);

/// <summary>
/// Finds which articles are similar when they come in, and keeps it in both directions: pages only read it.
/// </summary>
public sealed partial class SimilarWriter(DatabaseWriter file, ILogger<SimilarWriter> log)
{
    /// <summary>Articles compared at a time: enough that what is common shows, few enough to hold in memory.</summary>
    public const int BatchSize = 1_000;

    private const int MostSimilar = 12;
    private const int MostReasons = 4;

    // Used by the writer alone; all articles up to the number were counted when the index was loaded.
    private SimilarityIndex? index;
    private long counted;
    private readonly ConcurrentQueue<long> gone = [];

    /// <summary>Compares articles with each other and with those that are here, and keeps what is found.</summary>
    public async Task<int> Compare(IReadOnlyList<PendingArticle> changed, CancellationToken ct)
    {
        await using var write = await file.Begin(ct);
        try
        {
            var compared = await Compare(write.Db, changed, ct);
            await write.Commit(compared > 0 ? CollectionChanges.Articles : CollectionChanges.None);
            return compared;
        }
        catch
        {
            // What is in memory is no longer what is kept: the next one begins anew.
            index = null;
            throw;
        }
    }

    /// <summary>
    /// Compares articles whose text is stored already: a failure is logged and fails nothing else.
    /// <see cref="CatchUp"/> compares them at the next start.
    /// </summary>
    public async Task TryCompare(IReadOnlyList<PendingArticle> changed, CancellationToken ct)
    {
        try
        {
            await Compare(changed, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            NotCompared(e, changed.Count);
        }
    }

    /// <summary>
    /// Takes an article that is gone, or has lost its text, out of the comparison: no other one will be found to be
    /// like it. Call it after the commit and before the write ends: the next comparison must know.
    /// </summary>
    public void Forget(long id) => gone.Enqueue(id);

    /// <summary>
    /// Forgets all that was found and kept for comparing, so that <see cref="CatchUp"/> compares everything anew. Call
    /// it inside a write.
    /// </summary>
    public async Task ForgetAll(NewsDb db, CancellationToken ct)
    {
        index = null;
        await db.Set<ArticleTerms>().ExecuteDeleteAsync(ct);
        await db.SimilarLinks.ExecuteDeleteAsync(ct);
    }

    /// <summary>Compares the articles that were kept, but not compared, before the program ended.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> CatchUp(CancellationToken ct)
    {
        var compared = 0;
        for (List<PendingArticle> missed = []; ; compared += await Compare(missed, ct))
        {
            var last = missed.Count == 0 ? 0 : missed[^1].Id;
            missed = await file.Read(db => Missed(db, last, ct), ct);
            if (missed.Count == 0)
                return compared;
        }
    }

    private async Task<int> Compare(NewsDb db, IReadOnlyList<PendingArticle> changed, CancellationToken ct)
    {
        var loads = index is null;
        if (loads)
            counted = await db.Articles.MaxAsync(a => (long?)a.Id, ct) ?? 0;
        index ??= await Load(db, ct);
        while (gone.TryDequeue(out var id))
            index.Forget(id);
        List<long> ids = [.. changed.Select(article => article.Id).Distinct()];
        var here = await db.Articles.Where(a => ids.Contains(a.Id)).Select(a => a.Id).ToHashSetAsync(ct);
        // A headline and then its story can come in one batch: the story is what counts. And what has come can be gone
        // again.
        List<PendingArticle> batch =
        [
            .. changed
                .Reverse()
                .DistinctBy(article => article.Id)
                .Where(article => here.Contains(article.Id))
                .Reverse(),
        ];
        foreach (var article in batch)
        {
            var isCounted = loads || (article.Id <= counted && !index.Contains(article.Id));
            index.Forget(article.Id, isCounted);
            index.Counts.Add(article.Profile, isCounted);
        }
        foreach (var article in batch)
            index.Add(article.Id, article.Profile, article.PublishedAt);
        using var commands = new Commands(db);
        foreach (var article in batch)
            commands.Keep(article, index);
        return batch.Count;
    }

    private static async Task<List<PendingArticle>> Missed(NewsDb db, long after, CancellationToken ct)
    {
        var articles = await db
            .Articles.AsNoTracking()
            .Where(a => a.Id > after && !db.Set<ArticleTerms>().Any(t => t.ArticleId == a.Id))
            .OrderBy(a => a.Id)
            .Take(BatchSize)
            .Select(a => new
            {
                a.Id,
                a.Headline,
                a.Html,
                a.PublishedAt,
            })
            .ToListAsync(ct);
        return
        [
            .. articles.Select(a => new PendingArticle(
                a.Id,
                TextProfile.Of(a.Headline, string.IsNullOrEmpty(a.Html) ? null : ArticleHtml.TextOf(a.Html)),
                a.PublishedAt
            )),
        ];
    }

    private static async Task<SimilarityIndex> Load(NewsDb db, CancellationToken ct)
    {
        var loaded = new SimilarityIndex();
        var vocabulary = await Vocabulary(db, ct);
        loaded.Counts.Restore(await db.Articles.CountAsync(ct), vocabulary);

        var kept = db.Set<ArticleTerms>()
            .AsNoTracking()
            .OrderByDescending(t => t.ArticleId)
            .Take(SimilarityIndex.MostArticles)
            .OrderBy(t => t.ArticleId)
            .Join(
                db.Articles,
                t => t.ArticleId,
                a => a.Id,
                (t, a) =>
                    new
                    {
                        a.Id,
                        a.Fingerprint,
                        t.Terms,
                        a.PublishedAt,
                    }
            );
        await foreach (var article in kept.AsAsyncEnumerable().WithCancellation(ct))
            loaded.AddKept(
                ComparedArticle.Read(article.Id, article.Fingerprint ?? 0, article.Terms, article.PublishedAt)
            );
        return loaded;
    }

    // In how many articles each stem stands: the search index knows.
    private static async Task<List<(string Stem, int Articles)>> Vocabulary(NewsDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.Vocabulary USING fts5vocab('main', 'ArticleSearch', 'row')",
            ct
        );
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = "SELECT term, doc FROM temp.Vocabulary";
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<(string, int)> vocabulary = [];
        while (await reader.ReadAsync(ct))
            vocabulary.Add((reader.GetString(0), reader.GetInt32(1)));
        return vocabulary;
    }

    /// <summary>The statements that keep what was found; prepared once a batch.</summary>
    private sealed class Commands(NewsDb db) : IDisposable
    {
        private readonly DbCommand forget = Prepare(
            db,
            "DELETE FROM SimilarLinks WHERE ArticleId = $a OR TargetId = $a",
            "$a"
        );
        private readonly DbCommand forgetTerms = Prepare(db, "DELETE FROM ArticleTerms WHERE ArticleId = $a", "$a");

        // One row a statement, and no REPLACE: for either SQLite would copy every page before it changes it, to be able
        // to take the statement back.
        private readonly DbCommand similar = Prepare(
            db,
            "INSERT INTO SimilarLinks (ArticleId, TargetId, Score, Because) VALUES ($a, $b, $score, $because) ON "
                + "CONFLICT DO UPDATE SET Score = $score, Because = $because",
            "$a",
            "$b",
            "$score",
            "$because"
        );
        private readonly DbCommand terms = Prepare(
            db,
            "INSERT INTO ArticleTerms (ArticleId, Terms) VALUES ($a, $terms)",
            "$a",
            "$terms"
        );
        private readonly DbCommand fingerprint = Prepare(
            db,
            "UPDATE Articles SET Fingerprint = $print WHERE Id = $a AND Fingerprint IS NOT $print",
            "$a",
            "$print"
        );

        public void Keep(PendingArticle article, SimilarityIndex index)
        {
            var words = article.Profile.Terms.ToDictionary(term => term.Hash, term => term.Word);
            // Most have just come: there is nothing to forget of them.
            if (Run(forgetTerms, article.Id) > 0)
                Run(forget, article.Id);
            foreach (var found in index.MostLike(article.Id, MostSimilar))
            {
                // A number by itself says least.
                var because = string.Join(
                    " · ",
                    found
                        .Shared.Select(shared => Phrase([.. shared.Select(hash => words[hash])]))
                        .OrderBy(reason => reason.All(char.IsDigit))
                        .Take(MostReasons)
                );
                Run(similar, article.Id, found.Id, found.Score, because);
                Run(similar, found.Id, article.Id, found.Score, because);
            }
            Run(terms, article.Id, index[article.Id].Keep());
            Run(fingerprint, article.Id, article.Profile.Fingerprint);
        }

        // Where words are not parted by blanks, each begins with the end of the one before it.
        private static string Phrase(IReadOnlyList<string> words) =>
            words
                .Skip(1)
                .Aggregate(
                    words[0],
                    (phrase, word) => Terms.IsUnspaced(word[0]) ? phrase + word[1..] : $"{phrase} {word}"
                );

        public void Dispose()
        {
            foreach (var command in (DbCommand[])[forget, forgetTerms, similar, terms, fingerprint])
                command.Dispose();
        }

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

    [LoggerMessage(
        LogLevel.Error,
        "{Count} new articles could not be compared with the others. They will be at the next start"
    )]
    private partial void NotCompared(Exception fault, int count);
}
