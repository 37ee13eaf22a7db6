using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Formats;
using NewsReader.Formats.Documents;
using NewsReader.Intake.Runs;

namespace NewsReader.Incoming.Files;

/// <summary>A document as the owner sent it.</summary>
/// <param name="Name">The name that it had: shown, and a hint for ours; never a path.</param>
/// <param name="Bytes">What it holds.</param>
public sealed record GivenDocument(string Name, byte[] Bytes);

/// <summary>What became of a document that the owner sent.</summary>
/// <param name="Name">The name that it had, in one line.</param>
/// <param name="Outcome">What became of its article; null when it was refused.</param>
/// <param name="Headline">The article's headline.</param>
/// <param name="Slug">The readable part of the article's address.</param>
/// <param name="Refusal">Why it was refused, or null.</param>
public sealed record TakenDocument(string Name, ImportOutcome? Outcome, string? Headline, string? Slug, string? Refusal)
{
    /// <summary>What was left out of it, each in a sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>
/// Puts documents that the owner sends into the folder of documents, under names of ours, and takes them in at once.
/// </summary>
public sealed class DocumentUpload(DocumentFolders folders, DocumentImport import, DatabaseWriter file)
{
    private const int LongestName = 120;

    /// <summary>Takes documents in, as one import. One that is refused is not left in the folder.</summary>
    /// <returns>What became of each; null when the database cannot take them now: then those that are not in it yet are
    /// not in the folder either.</returns>
    public async Task<IReadOnlyList<TakenDocument>?> Take(IReadOnlyList<GivenDocument> given, CancellationToken ct)
    {
        // Before anything is written beside it: a folder that was moved away is not made anew in its place.
        file.RefuseMoved();
        List<PlacedDocument> placed = [.. given.Select(Place)];
        Dictionary<string, ImportedDocument> imported = [];
        try
        {
            await foreach (var document in import.Import(Files(placed), ct))
            {
                imported[document.File] = document;
                if (document.CanTryAgain)
                    return null;
            }
            ct.ThrowIfCancellationRequested();
        }
        finally
        {
            foreach (var path in placed.Where(one => one.IsNew).Select(one => one.File!))
            {
                if (imported.GetValueOrDefault(path)?.Outcome is null)
                    File.Delete(path);
                folders.LetGo(path);
            }
        }
        var articles = await Articles([.. imported.Keys.Select(folders.LastingName)], ct);
        return [.. placed.Select(one => Taken(one, one.File is null ? null : imported[one.File], articles))];
    }

    /// <summary>
    /// The name that a file of ours gets for one that somebody chose: letters, digits and hyphens, and how it ends.
    /// </summary>
    internal static string SafeName(string name) =>
        Slugs.From(Path.GetFileNameWithoutExtension(LastPart(name)), "document")
        + Path.GetExtension(LastPart(name)).ToLowerInvariant();

    private IEnumerable<FoundFile> Files(IEnumerable<PlacedDocument> placed) =>
        placed
            .Select(one => one.File)
            .OfType<string>()
            .Distinct()
            .Select(path => new FoundFile(path, folders.Documents));

    private TakenDocument Taken(
        PlacedDocument one,
        ImportedDocument? imported,
        Dictionary<string, (string Slug, string Headline)> articles
    )
    {
        if (imported?.Outcome is not { } outcome)
            return new(one.Name, null, null, null, one.Refusal ?? imported?.Refusal);
        var found = articles.TryGetValue(folders.LastingName(one.File!), out var article);
        var headline = found ? article.Headline : imported.Headline;
        return new(one.Name, outcome, headline, found ? article.Slug : null, null) { Notes = imported.Notes };
    }

    private Task<Dictionary<string, (string Slug, string Headline)>> Articles(
        IReadOnlyList<string> places,
        CancellationToken ct
    ) =>
        file.Read(
            async db =>
                (
                    await db
                        .ImportedItems.Where(d => places.Contains(d.Path))
                        .Select(d => new
                        {
                            d.Path,
                            d.Article.Slug,
                            d.Article.Headline,
                        })
                        .ToListAsync(ct)
                ).ToDictionary(d => d.Path, d => (d.Slug, d.Headline)),
            ct
        );

    private PlacedDocument Place(GivenDocument given)
    {
        var name = Headlines.Clean(LastPart(given.Name)) is { Length: > 0 } clean
            ? clean.Length > LongestName
                ? clean[..LongestName] + "…"
                : clean
            : "A file without a name";
        if (!DocumentParser.Reads(SafeName(given.Name)))
            return new(name, null, false, DocumentKinds.Problem(SafeName(given.Name)));
        try
        {
            Directory.CreateDirectory(folders.Documents);
            var (path, isNew) = Write(given);
            return new(name, path, isNew, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(name, null, false, "it could not be written into the folder of documents");
        }
    }

    // Under another name first: who looks at the folder sees it whole, or not at all.
    private (string Path, bool IsNew) Write(GivenDocument given)
    {
        var safe = SafeName(given.Name);
        var unfinished = Path.Combine(folders.Documents, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            for (var number = 1; ; number++)
            {
                var path = Path.Combine(
                    folders.Documents,
                    number == 1 ? safe : $"{Path.GetFileNameWithoutExtension(safe)}-{number}{Path.GetExtension(safe)}"
                );
                if (HasSame(path, given.Bytes))
                    return (path, false);
                if (Path.Exists(path) || !folders.Hold(path))
                    continue;
                if (Moved(given.Bytes, unfinished, path))
                    return (path, true);
            }
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    // What was sent twice is there once.
    private static bool HasSame(string path, byte[] bytes) =>
        new FileInfo(path) is { Exists: true, LinkTarget: null } there
        && there.Length == bytes.Length
        && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);

    private bool Moved(byte[] bytes, string from, string to)
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
                folders.LetGo(to);
        }
    }

    private static string LastPart(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>A document that was written, or why it was not.</summary>
    private sealed record PlacedDocument(string Name, string? File, bool IsNew, string? Refusal);
}
