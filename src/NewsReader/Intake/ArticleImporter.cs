using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Formats;
using NewsReader.Intake.Recognising;
using NewsReader.Intake.Runs;
using NewsReader.Intake.Similar;

namespace NewsReader.Intake;

/// <summary>Starts imports, and imports single documents.</summary>
public sealed class ArticleImporter(DatabaseWriter file, SimilarWriter similar, TimeProvider time)
{
    /// <summary>Starts an import of one or more documents. It ends when it is disposed.</summary>
    public ImportRun Begin() => new(file, similar, time.GetUtcNow());

    /// <summary>True if exactly this draft was already imported from this path.</summary>
    public Task<bool> Has(Origin origin, CancellationToken ct) =>
        file.Read(db => ImportQueries.HasDocument(db, origin.Path, origin.Hash), ct);

    /// <summary>
    /// If the owner deleted the article of exactly this file, what importing it says; otherwise null. The file is not
    /// parsed, and nothing is written.
    /// </summary>
    public async Task<ImportedArticle?> Deleted(Origin origin, CancellationToken ct) =>
        await file.Read(db => ImportQueries.DeletedDocument(db, origin.Path, origin.Hash), ct) is { } headline
            ? ArticleWriter.Deleted(headline, origin)
            : null;

    /// <summary>The paths of imported files with the same bytes as this document.</summary>
    public Task<List<string>> PathsWith(Origin origin, CancellationToken ct) =>
        file.Read(
            db =>
                db.ImportedItems.Where(d => d.SubscriptionId == null && d.Content == origin.Content)
                    .Select(d => d.Path)
                    .ToListAsync(ct),
            ct
        );

    /// <summary>
    /// Saves a draft as a new article, as the text of a headline that was waiting for it, or as the new state of an
    /// article that is here.
    /// </summary>
    /// <exception cref="ArticleException">The text exceeds the limits; nothing was changed.</exception>
    public async Task<ImportedArticle> Import(DraftArticle draft, Origin origin, ImportRun run, CancellationToken ct)
    {
        var prepared = PreparedArticle.Of(draft, origin);
        await using var write = await run.Begin(ct);
        var imported = await write.Save(prepared, ct);
        await write.Commit();
        return imported;
    }
}
