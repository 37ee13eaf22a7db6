using System.Security.Cryptography;
using NewsReader.Collection.Files;
using NewsReader.Formats;
using NewsReader.Formats.Documents;
using NewsReader.Formats.Documents.Fields;
using NewsReader.Intake.Recognising;

namespace NewsReader.Incoming.Files;

/// <summary>A document read from disk.</summary>
/// <param name="Path">Its permanent name: see <see cref="ImportedItem.Path"/>.</param>
/// <param name="Name">Its file name.</param>
/// <param name="Folder">The name of its folder, which is its source if the document names none.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Hash">SHA-256 of the bytes, the parser's version, and whatever else changes the draft.</param>
public sealed record DocumentFile(string Path, string Name, string Folder, byte[] Bytes, byte[] Hash)
{
    /// <summary>How it is recognised.</summary>
    public Origin Origin => new(Path, Folder, Hash) { FileName = Name, Content = SHA256.HashData(Bytes) };

    /// <summary>Reads a file of at most <see cref="DocumentParser.MaxBytes"/> bytes.</summary>
    /// <param name="file">Where it is on disk.</param>
    /// <param name="permanentName">Its permanent name.</param>
    /// <param name="dataFolder">The data folder, where only the documents may be read; or null.</param>
    /// <exception cref="DocumentException">It is too large, empty, not a regular file, or cannot be read.</exception>
    public static DocumentFile Read(FoundFile file, string permanentName, string? dataFolder = null)
    {
        var name = System.IO.Path.GetFileName(file.Path);
        try
        {
            var bytes = RegularFile.Read(file.Path, file.Within, dataFolder, DocumentParser.MaxBytes);
            if (bytes.Length == 0)
                throw new DocumentException(name, "expected text, found an empty document");
            var folder = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(file.Path))
                is { Length: > 0 } parent
                ? parent
                : "documents";
            return new(permanentName, name, folder, bytes, Fingerprint(bytes, name, folder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DocumentException(name, $"expected a readable file: {e.Message}");
        }
    }

    private static byte[] Fingerprint(byte[] bytes, string name, string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{DocumentParser.Version}\n{KindOf(name)}\n{folder}\n"));
        hash.AppendData(bytes);
        return hash.GetHashAndReset();
    }

    // The parts of the name that change the draft: its extension, and a day at its beginning.
    private static string KindOf(string name) =>
        System.IO.Path.GetExtension(name).ToUpperInvariant() + FieldDates.OfFile(name);
}
