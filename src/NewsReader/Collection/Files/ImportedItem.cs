using NewsReader.Collection.Articles;
using NewsReader.Formats;

namespace NewsReader.Collection.Files;

/// <summary>
/// A file, or an entry of a feed, that was taken in, and the article it became: by it the same one is recognised when
/// it comes again.
/// </summary>
public sealed class ImportedItem
{
    /// <summary>How the name of every entry of a feed begins.</summary>
    public const string FeedScheme = "feed:";

    public long Id { get; set; }

    /// <summary>
    /// Where it lies: absolute, or below one of the program's own folders (<c>seeds/…</c>, <c>documents/…</c>), which
    /// may move; for an entry, <see cref="FeedScheme"/> and a hash of its feed and its id.
    /// </summary>
    public required string Path { get; set; }

    /// <summary>SHA-256 of what was read.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>
    /// Of a file, SHA-256 of its bytes: by it a file that was renamed is recognised. Of an entry, a hash of its text:
    /// it tells whether an id comes back with another text. Null when an older version took it in.
    /// </summary>
    public byte[]? Content { get; set; }

    /// <summary>
    /// Of an entry, <see cref="Headlines.Normalise"/> of the headline that it had last; null when an older version
    /// took it in.
    /// </summary>
    public string? NormalisedHeadline { get; set; }

    /// <summary>The subscription that it came by; null for a file.</summary>
    public int? SubscriptionId { get; set; }

    public long ArticleId { get; set; }

    public required Article Article { get; set; }
}
