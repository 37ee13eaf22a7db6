using NewsReader.Collection;
using NewsReader.Formats;
using NewsReader.Formats.Documents;
using NewsReader.Intake;
using NewsReader.Intake.Runs;

namespace NewsReader.Incoming.Files;

/// <summary>What became of one document.</summary>
/// <param name="File">Where it lies on disk.</param>
/// <param name="Outcome">What became of its article; null when the document was refused.</param>
/// <param name="Headline">The article's headline, where it was read.</param>
/// <param name="Refusal">Why it was refused, or null.</param>
public sealed record ImportedDocument(string File, ImportOutcome? Outcome, string? Headline, string? Refusal)
{
    /// <summary>True when nothing is wrong with the document: it could not be stored just now.</summary>
    public bool CanTryAgain { get; init; }

    /// <summary>What was left out of it, each in a sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>Takes in documents from disk, one after the other: what one of them holds never stops the rest.</summary>
public sealed partial class DocumentImport(
    ArticleImporter importer,
    DocumentFolders folders,
    ILogger<DocumentImport> log
)
{
    /// <summary>
    /// Imports files, as one import; ends early, between two documents, when <paramref name="ct"/> asks for it.
    /// </summary>
    public async IAsyncEnumerable<ImportedDocument> Import(
        IEnumerable<FoundFile> files,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct
    )
    {
        await using var run = importer.Begin();
        foreach (var file in files.TakeWhile(_ => !ct.IsCancellationRequested))
            yield return await ImportOne(file, run);
    }

    // A document that was begun is finished: so the token is not passed on.
    private async Task<ImportedDocument> ImportOne(FoundFile found, ImportRun run)
    {
        var file = found.Path;
        try
        {
            var document = DocumentFile.Read(found, folders.LastingName(file), folders.Data);
            if (await importer.Has(document.Origin, CancellationToken.None))
                return new(file, ImportOutcome.Unchanged, null, null);
            var draft = DocumentParser.Parse(document.Bytes, document.Name);
            var same = await importer.PathsWith(document.Origin, CancellationToken.None);
            var origin = document.Origin with
            {
                OtherPaths = [.. same.Where(path => path != document.Path && !folders.IsThere(path))],
            };
            var imported = await importer.Import(draft, origin, run, CancellationToken.None);
            return new(file, imported.Outcome, imported.Headline, null) { Notes = imported.Notes };
        }
        catch (DocumentException e)
        {
            return new(file, null, null, e.Problem);
        }
        catch (ArticleException e)
        {
            return new(file, null, null, e.Message);
        }
        catch (Exception e) when (DatabaseFault.In(e) is { } database)
        {
            return new(file, null, null, $"it could not be stored: {database.Message}")
            {
                CanTryAgain = DatabaseFault.MayPass(database),
            };
        }
        catch (Exception e)
        {
            // Our own bug, met by this document: the others are still imported.
            Failed(e, file);
            return new(file, null, null, $"it could not be read: {e.GetType().Name}: {e.Message}");
        }
    }

    [LoggerMessage(LogLevel.Error, "The import of {File} failed")]
    private partial void Failed(Exception fault, string file);
}
