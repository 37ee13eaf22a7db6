using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Formats;
using NewsReader.Formats.Documents;
using NewsReader.Language;

namespace NewsReader.Incoming.Files;

/// <summary>
/// Writes documents that the owner uploads to the documents folder, under safe names, and imports them at once.
/// </summary>
public sealed partial class DocumentUpload(
    DocumentFolders folders,
    DocumentImport import,
    DatabaseWriter database,
    ILogger<DocumentUpload> log
)
{
    private const int MaxNameLength = 120;

    /// <summary>Imports documents in one run. A refused document does not stay in the folder.</summary>
    /// <returns>The results, in the order of the files. Null if the database cannot store them now; then the documents
    /// that are not stored yet do not stay in the folder either.</returns>
    public async Task<IReadOnlyList<UploadResult>?> Import(IReadOnlyList<UploadedFile> uploads, CancellationToken ct)
    {
        // Check this before writing next to the database: if the data folder was moved away, it must not be created
        // again in its old place.
        database.RefuseMoved();
        List<WrittenFile> written = [.. uploads.Select(Write)];
        Dictionary<string, ImportedDocument> imported = [];
        try
        {
            await foreach (var document in import.Import(ToImport(written), ct))
            {
                imported[document.File] = document;
                if (document.CanTryAgain)
                    return null;
            }
            ct.ThrowIfCancellationRequested();
        }
        finally
        {
            foreach (var path in written.Where(file => file.IsNew).Select(file => file.Path!))
            {
                if (imported.GetValueOrDefault(path)?.Outcome is null)
                    File.Delete(path);
                folders.Release(path);
            }
        }
        var articles = await Articles([.. imported.Keys.Select(folders.PermanentName)], ct);
        return [.. written.Select(file => ResultOf(file, file.Path is null ? null : imported[file.Path], articles))];
    }

    /// <summary>
    /// The safe name for a file with a name that somebody chose: letters, digits and hyphens, and its extension.
    /// </summary>
    internal static string SafeName(string name) =>
        Slugs.From(Path.GetFileNameWithoutExtension(LastPart(name)), "document")
        + Path.GetExtension(LastPart(name)).ToLowerInvariant();

    private IEnumerable<FoundFile> ToImport(IEnumerable<WrittenFile> written) =>
        written
            .Select(file => file.Path)
            .OfType<string>()
            .Distinct()
            .Select(path => new FoundFile(path, folders.Documents));

    private UploadResult ResultOf(
        WrittenFile file,
        ImportedDocument? imported,
        Dictionary<string, (string Slug, string Headline)> articles
    )
    {
        if (imported?.Outcome is not { } outcome)
            return new(file.ShownName, null, null, null, file.Refusal ?? imported?.Refusal);
        var found = articles.TryGetValue(folders.PermanentName(file.Path!), out var article);
        var headline = found ? article.Headline : imported.Headline;
        return new(file.ShownName, outcome, headline, found ? article.Slug : null, null) { Notes = imported.Notes };
    }

    private Task<Dictionary<string, (string Slug, string Headline)>> Articles(
        IReadOnlyList<string> names,
        CancellationToken ct
    ) =>
        database.Read(
            async db =>
                (
                    await db
                        .ImportedItems.Where(item => names.Contains(item.Path))
                        .Select(item => new
                        {
                            item.Path,
                            item.Article.Slug,
                            item.Article.Headline,
                        })
                        .ToListAsync(ct)
                ).ToDictionary(item => item.Path, item => (item.Slug, item.Headline)),
            ct
        );

    private WrittenFile Write(UploadedFile upload)
    {
        var name = Headlines.Clean(LastPart(upload.Name)) is { Length: > 0 } clean
            ? Shortening.Cut(clean, MaxNameLength + 1)
            : "A file without a name";
        if (!DocumentParser.Reads(SafeName(upload.Name)))
            return new(name, null, false, DocumentKinds.Problem(SafeName(upload.Name)));
        try
        {
            Directory.CreateDirectory(folders.Documents);
            var (path, isNew) = WriteToFolder(upload);
            return new(name, path, isNew, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotWritten(e, name);
            return new(name, null, false, "it could not be written to the documents folder");
        }
    }

    // Written under a temporary name first, so that nobody who looks at the folder sees half a file.
    private (string Path, bool IsNew) WriteToFolder(UploadedFile upload)
    {
        var safe = SafeName(upload.Name);
        var unfinished = Path.Combine(folders.Documents, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            for (var number = 1; ; number++)
            {
                var path = Path.Combine(
                    folders.Documents,
                    number == 1 ? safe : $"{Path.GetFileNameWithoutExtension(safe)}-{number}{Path.GetExtension(safe)}"
                );
                if (HasSameBytes(path, upload.Bytes))
                    return (path, false);
                if (Path.Exists(path) || !folders.Claim(path))
                    continue;
                if (TryMove(upload.Bytes, unfinished, path))
                    return (path, true);
            }
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    // A file that is uploaded twice is kept once.
    private static bool HasSameBytes(string path, byte[] bytes) =>
        new FileInfo(path) is { Exists: true, LinkTarget: null } existing
        && existing.Length == bytes.Length
        && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);

    private bool TryMove(byte[] bytes, string from, string to)
    {
        var isMoved = false;
        try
        {
            if (!File.Exists(from))
                File.WriteAllBytes(from, bytes);
            File.Move(from, to, overwrite: false);
            return isMoved = true;
        }
        catch (IOException) when (Path.Exists(to))
        {
            return false;
        }
        finally
        {
            if (!isMoved)
                folders.Release(to);
        }
    }

    private static string LastPart(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..];

    [LoggerMessage(LogLevel.Error, "The uploaded document “{Name}” could not be written to the documents folder")]
    private partial void NotWritten(Exception exception, string name);

    /// <summary>An upload that was written to the folder, or the reason why it was not.</summary>
    private sealed record WrittenFile(string ShownName, string? Path, bool IsNew, string? Refusal);
}
