using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Formats;
using NewsReader.Formats.Html;
using NewsReader.Intake.Recognising;
using NewsReader.Intake.Similar;

namespace NewsReader.Intake;

/// <summary>
/// The only writer of articles: recognises a draft, sanitises it, and keeps it with its related headlines, one
/// transaction a document or feed.
/// </summary>
public sealed class ArticleImporter(DatabaseWriter file, SimilarWriter similar, TimeProvider time)
{
    /// <summary>Begins an import of one or more documents, to be ended by <see cref="Finish"/>.</summary>
    public ImportRun Begin() => new(time.GetUtcNow());

    /// <summary>True when this very draft was taken in from this place before.</summary>
    public Task<bool> Has(Origin origin, CancellationToken ct) =>
        file.Read(db => ImportQueries.HasDocument(db, origin.Place, origin.Hash), ct);

    /// <summary>Where files with the same bytes as this document were taken in from.</summary>
    public Task<List<string>> PlacesWith(Origin origin, CancellationToken ct) =>
        file.Read(
            db =>
                db.Documents.Where(d => d.SubscriptionId == null && d.Content == origin.Content)
                    .Select(d => d.Path)
                    .ToListAsync(ct),
            ct
        );

    /// <summary>
    /// Keeps a draft: as a new article, in the place of a headline that was waiting, or as the new state of one that is
    /// here.
    /// </summary>
    /// <exception cref="ArticleException">The text is beyond the limits; nothing was changed.</exception>
    public async Task<ImportedArticle> Import(DraftArticle draft, Origin origin, ImportRun run, CancellationToken ct)
    {
        var prepared = PreparedArticle.Of(draft, origin);
        KeptArticle kept;
        await using (var write = await file.Begin(ct))
        {
            kept = await ArticleWriter.Keep(write.Db, prepared, run, new HashSet<long>(), ct);
            await Commit(write, [kept], run);
        }
        await CompareMany(run, ct);
        return kept.Imported with { Notes = prepared.Draft.Notes };
    }

    /// <summary>
    /// Keeps drafts that come together, as the entries of a feed do, and what belongs to them: all in one transaction.
    /// </summary>
    /// <param name="drafts">What was prepared of them, in the order of the feed; those that are here already are left
    /// out.</param>
    /// <param name="run">The import.</param>
    /// <param name="along">What else is changed in the same transaction, once it is known what became of the
    /// drafts.</param>
    /// <param name="ct">Ends it before it begins.</param>
    public async Task<IReadOnlyList<ImportedArticle>> ImportTogether(
        IReadOnlyList<PreparedArticle> drafts,
        ImportRun run,
        Func<NewsDb, IEnumerable<ImportedArticle>, Task> along,
        CancellationToken ct
    )
    {
        List<KeptArticle> kept = [];
        await using (var write = await file.Begin(ct))
        {
            var db = write.Db;
            HashSet<long> told = [];
            var known = await db.StatesOf([.. drafts.Select(draft => draft.Origin.Place)], ct);
            foreach (var draft in drafts)
            {
                if (known.TryGetValue(draft.Origin.Place, out var state) && state.IsOf(draft.Origin))
                    continue;
                var one = await ArticleWriter.Keep(db, draft, run, told, ct);
                kept.Add(one with { Imported = one.Imported with { Notes = draft.Draft.Notes } });
                // What is saved is no longer followed: each save looks through all that is.
                db.ChangeTracker.Clear();
            }
            await along(db, kept.Select(article => article.Imported));
            await db.SaveChangesAsync(ct);
            await Commit(write, kept, run);
        }
        await CompareMany(run, ct);
        return [.. kept.Select(article => article.Imported)];
    }

    /// <summary>Makes a change that the owner asks for, as an import of its own.</summary>
    /// <returns>What was done; null when it could not be.</returns>
    internal async Task<ImportedArticle?> Change(
        Func<NewsDb, ImportRun, Task<KeptArticle?>> change,
        CancellationToken ct
    )
    {
        var run = Begin();
        KeptArticle? kept;
        await using (var write = await file.Begin(ct))
        {
            kept = await change(write.Db, run);
            if (kept is null)
                return null;
            await Commit(write, [kept], run);
        }
        await Finish(run, CancellationToken.None);
        return kept.Imported;
    }

    /// <summary>
    /// Finds what is similar to the articles that came, and puts the undated ones behind the dated ones in the headline
    /// index, in document order.
    /// </summary>
    public async Task Finish(ImportRun run, CancellationToken ct)
    {
        await ComparePending(run, ct);
        if (run.UndatedShift is not { } shift)
            return;
        var (first, end) = run.Undated;
        await file.Write(
            CollectionChanges.Articles,
            db =>
                db.Articles.Where(a => a.PublishedAt == null && a.IndexKey <= first && a.IndexKey > end)
                    .ExecuteUpdateAsync(set => set.SetProperty(a => a.IndexKey, a => a.IndexKey - shift), ct),
            ct
        );
    }

    private async Task Commit(WriteTransaction write, IReadOnlyList<KeptArticle> kept, ImportRun run)
    {
        var isChange = kept.Any(one => one.Imported.Outcome != ImportOutcome.Unchanged || one.Gone is not null);
        await write.Commit(isChange ? CollectionChanges.Articles : CollectionChanges.None);
        foreach (var article in kept)
        {
            if (article.Gone is { } gone)
                similar.Forget(gone);
            run.Pending.AddRange(article.ToCompare);
        }
    }

    private async Task CompareMany(ImportRun run, CancellationToken ct)
    {
        if (run.Pending.Count >= SimilarWriter.BatchSize)
            await ComparePending(run, ct);
    }

    private async Task ComparePending(ImportRun run, CancellationToken ct)
    {
        if (run.Pending.Count == 0)
            return;
        await similar.Compare(run.Pending, ct);
        run.Pending.Clear();
    }
}
