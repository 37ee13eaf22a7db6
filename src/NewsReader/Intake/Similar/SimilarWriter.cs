using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles.Relations;
using NewsReader.Formats.Html;
using NewsReader.Intake.Search;
using NewsReader.Language;

namespace NewsReader.Intake.Similar;

/// <summary>
/// Finds similar articles when new ones come in, and stores them in both directions. Pages only read the result.
/// </summary>
public sealed partial class SimilarWriter(DatabaseWriter file, ILogger<SimilarWriter> log)
{
    /// <summary>
    /// Articles compared at a time: enough to show which words are common, few enough to hold in memory.
    /// </summary>
    public const int BatchSize = 1_000;

    private const int MostSimilar = 12;

    // Only the writer uses these. All articles up to this id were counted when the index was loaded.
    private SimilarityIndex? index;
    private long counted;

    // Articles that were counted then, and have been forgotten since. If one comes back, it has to be counted again.
    private readonly HashSet<long> uncounted = [];
    private readonly ConcurrentQueue<long> gone = [];

    /// <summary>Compares articles with each other and with those that are here, and stores the similar ones.</summary>
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
            // The index in memory no longer matches the database, so the next comparison loads it again.
            index = null;
            throw;
        }
    }

    /// <summary>
    /// Compares articles that are already stored. A failure is logged, and fails nothing else. <see cref="CatchUp"/>
    /// compares them at the next start.
    /// </summary>
    public async Task TryCompare(IReadOnlyList<PendingArticle> changed, CancellationToken ct)
    {
        try
        {
            await Compare(changed, ct);
        }
        catch (Exception e) when (DatabaseFault.In(e) is { } fault && DatabaseFault.MayPass(fault))
        {
            Postponed(changed.Count, fault.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            NotCompared(e, changed.Count);
        }
    }

    /// <summary>
    /// Removes an article that is gone, or has lost its text, from the comparison. Call after the commit and before the
    /// write ends, because the next comparison must know.
    /// </summary>
    public void Forget(long id) => gone.Enqueue(id);

    /// <summary>
    /// Deletes all similar articles and stored terms, so <see cref="CatchUp"/> compares everything again. Call inside a
    /// write.
    /// </summary>
    public async Task ForgetAll(NewsDb db, CancellationToken ct)
    {
        index = null;
        await db.Set<ArticleTerms>().ExecuteDeleteAsync(ct);
        await db.SimilarLinks.ExecuteDeleteAsync(ct);
    }

    /// <summary>Compares the articles that were stored but not compared before the program ended.</summary>
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
        if (loads)
            uncounted.Clear();
        while (gone.TryDequeue(out var id))
        {
            if (!loads && index.Contains(id))
                uncounted.Add(id);
            index.Forget(id);
        }
        List<long> ids = [.. changed.Select(article => article.Id).Distinct()];
        var here = await db.Articles.Where(a => ids.Contains(a.Id)).Select(a => a.Id).ToHashSetAsync(ct);
        // A headline and then its text can come in one batch: the text counts. And an article that came can be gone
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
            var isBack = uncounted.Remove(article.Id);
            var isCounted = loads || (article.Id <= counted && !index.Contains(article.Id) && !isBack);
            index.Forget(article.Id, isCounted);
            index.Counts.Add(article.Profile, isCounted);
        }
        foreach (var article in batch)
            index.Add(article.Id, article.Profile, article.PublishedAt);
        using var sql = new SimilarSql(db);
        foreach (var article in batch)
            sql.Save(article, index[article.Id], index.MostLike(article.Id, MostSimilar));
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
        loaded.Counts.Restore(await db.Articles.CountAsync(ct), await db.Vocabulary(ct));

        var stored = db.Set<ArticleTerms>()
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
        await foreach (var article in stored.AsAsyncEnumerable().WithCancellation(ct))
            loaded.AddKept(
                ComparedArticle.Read(article.Id, article.Fingerprint ?? 0, article.Terms, article.PublishedAt)
            );
        return loaded;
    }

    [LoggerMessage(
        LogLevel.Information,
        "{Count} new articles are compared with the others at the next start: {Reason}"
    )]
    private partial void Postponed(int count, string reason);

    [LoggerMessage(
        LogLevel.Error,
        "{Count} new articles could not be compared with the others. They are compared at the next start"
    )]
    private partial void NotCompared(Exception fault, int count);
}
