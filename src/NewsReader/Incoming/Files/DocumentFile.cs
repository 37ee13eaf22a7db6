using System.Security.Cryptography;
using NewsReader.Collection.Files;
using NewsReader.Formats;
using NewsReader.Formats.Documents;
using NewsReader.Formats.Documents.Fields;
using NewsReader.Intake.Recognising;

namespace NewsReader.Incoming.Files;

/// <summary>A document as it was read from disk.</summary>
/// <param name="Path">Its lasting name: see <see cref="ImportedItem.Path"/>.</param>
/// <param name="Name">Its file name.</param>
/// <param name="Folder">The name of the folder it lies in: its source, when it names none.</param>
/// <param name="Bytes">What it holds.</param>
/// <param name="Hash">SHA-256 of the bytes, of the parser's version, and of what else decides the draft.</param>
public sealed record DocumentFile(string Path, string Name, string Folder, byte[] Bytes, byte[] Hash)
{
    /// <summary>By what it is recognised.</summary>
    public Origin Origin => new(Path, Folder, Hash) { FileName = Name, Content = SHA256.HashData(Bytes) };

    /// <summary>Reads a file of at most <see cref="DocumentParser.MaxBytes"/> bytes.</summary>
    /// <param name="file">Where it lies on disk.</param>
    /// <param name="lastingName">Its lasting name.</param>
    /// <param name="kept">The data folder, of which only the documents may be read; or null.</param>
    /// <exception cref="DocumentException">It is too large, empty, no regular file, or cannot be read.</exception>
    public static DocumentFile Read(FoundFile file, string lastingName, string? kept = null)
    {
        var name = System.IO.Path.GetFileName(file.Path);
        try
        {
            var bytes = RegularFile.Read(file.Path, file.Within, kept, DocumentParser.MaxBytes);
            if (bytes.Length == 0)
                throw new DocumentException(name, "expected text, found an empty document");
            var folder = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(file.Path))
                is { Length: > 0 } parent
                ? parent
                : "documents";
            return new(lastingName, name, folder, bytes, Fingerprint(bytes, name, folder));
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

    // What of the name decides the draft: its ending, and the day it may begin with.
    private static string KindOf(string name) =>
        System.IO.Path.GetExtension(name).ToUpperInvariant() + FieldDates.OfFile(name);
}
