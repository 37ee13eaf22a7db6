using NewsReader.Collection;
using NewsReader.Formats;
using NewsReader.Formats.Documents;
using NewsReader.Intake;
using NewsReader.Intake.Runs;

namespace NewsReader.Incoming.Files;

/// <summary>Imports documents from disk, one after the other. A bad document never stops the rest.</summary>
public sealed partial class DocumentImport(
    ArticleImporter importer,
    DocumentFolders folders,
    ILogger<DocumentImport> log
)
{
    /// <summary>
    /// Imports files in one run. A cancelled import ends between two documents.
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

    // A document that was begun is finished, so the token is not passed on.
    private async Task<ImportedDocument> ImportOne(FoundFile found, ImportRun run)
    {
        var file = found.Path;
        try
        {
            var document = DocumentFile.Read(found, folders.PermanentName(file), folders.Data);
            if (await importer.Has(document.Origin, CancellationToken.None))
                return new(file, ImportOutcome.Unchanged, null, null);
            if (await importer.Deleted(document.Origin, CancellationToken.None) is { } deleted)
                return new(file, deleted.Outcome, deleted.Headline, null) { Notes = deleted.Notes };
            var draft = DocumentParser.Parse(document.Bytes, document.Name);
            var copies = await importer.PathsWith(document.Origin, CancellationToken.None);
            var origin = document.Origin with
            {
                OtherPaths = [.. copies.Where(path => path != document.Path && !folders.Exists(path))],
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
            var mayPass = DatabaseFault.MayPass(database);
            if (!mayPass)
                Failed(e, file);
            return new(file, null, null, $"it could not be stored: {database.Message}") { CanTryAgain = mayPass };
        }
        catch (Exception e)
        {
            // A bug of ours that this document triggers. The others are still imported.
            Failed(e, file);
            return new(file, null, null, $"it could not be read: {e.GetType().Name}: {e.Message}");
        }
    }

    [LoggerMessage(LogLevel.Error, "The import of {File} failed")]
    private partial void Failed(Exception exception, string file);
}
