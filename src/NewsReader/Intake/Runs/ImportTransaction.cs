using NewsReader.Collection;

namespace NewsReader.Intake.Runs;

/// <summary>One transaction of an import: all that it keeps is stored by <see cref="Commit"/>, or nothing.</summary>
public sealed class ImportTransaction : IAsyncDisposable
{
    private readonly ImportRun run;
    private readonly WriteTransaction write;
    private readonly List<KeptArticle> kept = [];

    // The articles that drafts of this transaction have told: of entries that say the same the first one counts.
    private readonly HashSet<long> told = [];

    internal ImportTransaction(ImportRun run, WriteTransaction write)
    {
        this.run = run;
        this.write = write;
    }

    /// <summary>The writer's context, for what is to be stored together with the articles.</summary>
    public NewsDb Db => write.Db;

    /// <summary>
    /// Keeps a draft: as a new article, in the place of a headline that was waiting, or as the new state of one that is
    /// here.
    /// </summary>
    public async Task<ImportedArticle> Keep(PreparedArticle draft, CancellationToken ct)
    {
        var article = Keep(await ArticleWriter.Keep(Db, draft, run, told, ct));
        // What is saved is no longer followed: each save looks through all that is.
        Db.ChangeTracker.Clear();
        return article with { Notes = draft.Draft.Notes };
    }

    /// <summary>Keeps drafts that come together, as the entries of a feed do.</summary>
    /// <param name="drafts">What was prepared of them, in the order of the feed.</param>
    /// <param name="ct">Ends it; then nothing is kept.</param>
    /// <returns>What became of them; those that are here already are left out.</returns>
    public async Task<IReadOnlyList<ImportedArticle>> KeepNew(
        IReadOnlyList<PreparedArticle> drafts,
        CancellationToken ct
    )
    {
        var known = await Db.StatesOf([.. drafts.Select(draft => draft.Origin.Place)], ct);
        List<ImportedArticle> imported = [];
        foreach (var draft in drafts)
            if (!(known.TryGetValue(draft.Origin.Place, out var state) && state.IsOf(draft.Origin)))
                imported.Add(await Keep(draft, ct));
        return imported;
    }

    /// <summary>Keeps what was done to an article by hand.</summary>
    internal ImportedArticle Keep(KeptArticle article)
    {
        kept.Add(article);
        return article.Imported;
    }

    /// <summary>Stores what was kept.</summary>
    public async Task Commit()
    {
        // Also for an article whose own text is unchanged: that another feed has it now is shown with its sources.
        await write.Commit(kept.Count > 0 ? CollectionChanges.Articles : CollectionChanges.None);
        kept.ForEach(run.Take);
    }

    public ValueTask DisposeAsync() => write.DisposeAsync();
}
