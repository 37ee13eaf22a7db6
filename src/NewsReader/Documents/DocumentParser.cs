using NewsReader.Articles;
using NewsReader.Pages;

namespace NewsReader.Documents;

/// <summary>A document's bytes to a draft article, by the kind of document its name says.</summary>
public static class DocumentParser
{
    /// <summary>Changes when the same bytes would give another draft, so that documents taken in before are read again.</summary>
    public const int Version = 2;

    /// <summary>The largest document that is read, in bytes.</summary>
    public const int MaxBytes = DocumentText.MaxBytes;

    /// <summary>True for the names of documents: <c>*.txt</c>, <c>*.md</c>, <c>*.html</c> and <c>*.htm</c>.</summary>
    public static bool Reads(string path) => Path.GetExtension(path).ToUpperInvariant() is ".TXT" or ".MD" || PageDocument.Reads(path);

    /// <param name="bytes">The document.</param>
    /// <param name="file">Its name, which tells the kind and goes into messages.</param>
    /// <exception cref="DocumentException">It is not of a kind that is read, or is malformed.</exception>
    public static DraftArticle Parse(byte[] bytes, string file) => Path.GetExtension(file).ToUpperInvariant() switch
    {
        ".TXT" => PlainTextDocument.Parse(DocumentText.Decode(bytes, file), file),
        ".MD" => MarkdownDocument.Parse(DocumentText.Decode(bytes, file), file),
        _ when PageDocument.Reads(file) => PageDocument.Parse(bytes, file),
        _ => throw new DocumentException(file, "expected a name that ends in .txt, .md, .html or .htm"),
    };
}
