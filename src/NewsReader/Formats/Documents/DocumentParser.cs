namespace NewsReader.Formats.Documents;

/// <summary>Parses a document into a draft article. The file extension decides the format.</summary>
public static class DocumentParser
{
    /// <summary>
    /// Increase this when the same bytes would give a different draft, so that documents already imported are parsed
    /// again.
    /// </summary>
    public const int Version = 5;

    /// <summary>The size limit for a document, in bytes.</summary>
    public const int MaxBytes = DocumentText.MaxBytes;

    /// <summary>True for the file names of documents; see <see cref="DocumentKinds"/>.</summary>
    public static bool Reads(string path) =>
        DocumentKinds.IsText(path) || DocumentKinds.IsMarkdown(path) || DocumentKinds.IsPage(path);

    /// <param name="bytes">The document.</param>
    /// <param name="file">Its file name, which decides the format and appears in messages.</param>
    /// <param name="baseAddress">The base for relative addresses if the document does not say where it came from, or
    /// null.</param>
    /// <exception cref="DocumentException">The format is not supported, or the document is malformed.</exception>
    public static DraftArticle Parse(byte[] bytes, string file, Uri? baseAddress = null)
    {
        if (DocumentKinds.IsPage(file))
            return PageDocument.Parse(bytes, file);
        if (!DocumentKinds.IsText(file) && !DocumentKinds.IsMarkdown(file))
            throw new DocumentException(file, DocumentKinds.Problem(file));
        var text = DocumentText.Decode(bytes, file);
        var draft = DocumentKinds.IsMarkdown(file) ? MarkdownDocument.Parse(text, file) : PlainTextDocument.Parse(text);
        return draft.BaseAddress is null ? draft with { BaseAddress = baseAddress } : draft;
    }
}
