namespace NewsReader.Formats.Documents;

/// <summary>A document's bytes to a draft article, by the kind of document its name says.</summary>
public static class DocumentParser
{
    /// <summary>
    /// Changes when the same bytes would give another draft, so that documents taken in before are read again.
    /// </summary>
    public const int Version = 5;

    /// <summary>The largest document that is read, in bytes.</summary>
    public const int MaxBytes = DocumentText.MaxBytes;

    /// <summary>True for the names of documents: see <see cref="DocumentKinds"/>.</summary>
    public static bool Reads(string path) =>
        DocumentKinds.IsText(path) || DocumentKinds.IsMarkdown(path) || DocumentKinds.IsPage(path);

    /// <param name="bytes">The document.</param>
    /// <param name="file">Its name, which tells the kind and goes into messages.</param>
    /// <param name="baseAddress">What relative addresses are relative to, unless the document says where it is from; or
    /// null.</param>
    /// <exception cref="DocumentException">It is not of a kind that is read, or is malformed.</exception>
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
