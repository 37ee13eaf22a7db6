using NewsReader.Articles;

namespace NewsReader.Import;

/// <summary>A file that was taken in, and the article it became: by it the same document is recognised when it comes again.</summary>
public sealed class Document
{
    public long Id { get; set; }

    /// <summary>Where it lies: absolute, or below one of the program's own folders (<c>seeds/…</c>, <c>documents/…</c>), which may move.</summary>
    public required string Path { get; set; }

    /// <summary>SHA-256 of what was read.</summary>
    public required byte[] Hash { get; set; }

    public long ArticleId { get; set; }

    public required Article Article { get; set; }
}
