using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Formats;
using NewsReader.Intake.Recognising;
using NewsReader.Intake.Runs;
using NewsReader.Intake.Similar;

namespace NewsReader.Intake;

/// <summary>Begins imports, and imports single documents.</summary>
public sealed class ArticleImporter(DatabaseWriter file, SimilarWriter similar, TimeProvider time)
{
    /// <summary>Begins an import of one or more documents; it ends when it is disposed.</summary>
    public ImportRun Begin() => new(file, similar, time.GetUtcNow());

    /// <summary>True when this very draft was taken in from this place before.</summary>
    public Task<bool> Has(Origin origin, CancellationToken ct) =>
        file.Read(db => ImportQueries.HasDocument(db, origin.Place, origin.Hash), ct);

    /// <summary>Where files with the same bytes as this document were taken in from.</summary>
    public Task<List<string>> PlacesWith(Origin origin, CancellationToken ct) =>
        file.Read(
            db =>
                db.ImportedItems.Where(d => d.SubscriptionId == null && d.Content == origin.Content)
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
        await using var write = await run.Begin(ct);
        var imported = await write.Keep(prepared, ct);
        await write.Commit();
        return imported;
    }
}
