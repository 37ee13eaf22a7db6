using NewsReader.Collection.Articles;
using NewsReader.Formats;

namespace NewsReader.Collection.Files;

/// <summary>
/// An imported file or feed entry, and the article that it became. It tells us when the same one comes again.
/// </summary>
public sealed class ImportedItem
{
    /// <summary>The beginning of the path of every feed entry.</summary>
    public const string FeedScheme = "feed:";

    public long Id { get; set; }

    /// <summary>
    /// The path of a file: absolute, or below one of the program's own folders (<c>seeds/…</c>, <c>documents/…</c>),
    /// which may move. For an entry: <see cref="FeedScheme"/> and a hash of its feed and its id.
    /// </summary>
    public required string Path { get; set; }

    /// <summary>SHA-256 of what was read.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>
    /// For a file: SHA-256 of its bytes, to recognise it if it is renamed. For an entry: a hash of its text, to see
    /// whether an id comes back with another text. Null if an older version imported it.
    /// </summary>
    public byte[]? Content { get; set; }

    /// <summary>
    /// For an entry: <see cref="Headlines.Normalise"/> of its last headline. Null if an older version imported it.
    /// </summary>
    public string? NormalisedHeadline { get; set; }

    /// <summary>The subscription that brought it; null for a file.</summary>
    public int? SubscriptionId { get; set; }

    public long ArticleId { get; set; }

    public required Article Article { get; set; }
}
