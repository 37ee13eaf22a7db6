using NewsReader.Collection;

namespace NewsReader.Intake.Runs;

/// <summary>
/// One transaction of an import. <see cref="Commit"/> stores everything; without it nothing is stored.
/// </summary>
public sealed class ImportTransaction : IAsyncDisposable
{
    private readonly ImportRun run;
    private readonly WriteTransaction write;
    private readonly List<SavedArticle> saved = [];

    // The articles that drafts of this transaction have written. Of entries that say the same, the first one wins.
    private readonly HashSet<long> written = [];

    internal ImportTransaction(ImportRun run, WriteTransaction write)
    {
        this.run = run;
        this.write = write;
    }

    /// <summary>The writer's context, for what must be stored together with the articles.</summary>
    public NewsDb Db => write.Db;

    /// <summary>
    /// Saves a draft as a new article, as the text of a headline that was waiting for it, or as the new state of an
    /// article that is here.
    /// </summary>
    public async Task<ImportedArticle> Save(PreparedArticle draft, CancellationToken ct)
    {
        var article = Add(await ArticleWriter.Save(Db, draft, run, written, ct));
        // Each save checks all tracked entities, so stop tracking those that are saved.
        Db.ChangeTracker.Clear();
        return article with { Notes = [.. article.Notes, .. draft.Draft.Notes] };
    }

    /// <summary>Saves drafts that come together, such as the entries of a feed.</summary>
    /// <param name="drafts">The drafts, in the order of the feed.</param>
    /// <param name="ct">Cancels it; then nothing is saved.</param>
    /// <returns>The outcome of each draft, except for those that were here already.</returns>
    public async Task<IReadOnlyList<ImportedArticle>> SaveNew(
        IReadOnlyList<PreparedArticle> drafts,
        CancellationToken ct
    )
    {
        var known = await Db.StatesOf([.. drafts.Select(draft => draft.Origin.Path)], ct);
        List<ImportedArticle> imported = [];
        foreach (var draft in drafts)
            if (!(known.TryGetValue(draft.Origin.Path, out var state) && state.IsOf(draft.Origin)))
                imported.Add(await Save(draft, ct));
        return imported;
    }

    /// <summary>Adds an article that was saved, by a draft or by hand.</summary>
    internal ImportedArticle Add(SavedArticle article)
    {
        saved.Add(article);
        return article.Imported;
    }

    /// <summary>Stores everything that was saved.</summary>
    public async Task Commit()
    {
        // An unchanged or deleted entry that came again must not empty the page cache at every poll.
        await write.Commit(saved.Exists(s => s.IsVisible) ? CollectionChanges.Articles : CollectionChanges.None);
        saved.ForEach(run.Add);
    }

    public ValueTask DisposeAsync() => write.DisposeAsync();
}
