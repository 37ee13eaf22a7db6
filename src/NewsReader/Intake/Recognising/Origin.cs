namespace NewsReader.Intake.Recognising;

/// <summary>
/// Where a draft came from: by it the same document, or the same entry of a feed, is recognised when it comes again.
/// </summary>
/// <param name="Place">The lasting name of a document, or of an entry by its publisher's own id: see
/// <see cref="Collection.Files.Document.Path"/>.</param>
/// <param name="Source">Who published it, where the draft does not say.</param>
/// <param name="Hash">The same as long as the draft is the same.</param>
public sealed record Origin(string Place, string Source, byte[] Hash)
{
    /// <summary>
    /// Other places that are the same one: of an entry, those before and after its site moved to https or dropped
    /// "www."; of a document, those of files with the same bytes that are gone from disk.
    /// </summary>
    public IReadOnlyList<string> OtherPlaces { get; init; } = [];

    /// <summary>See <see cref="Collection.Files.Document.Content"/>.</summary>
    public byte[]? Content { get; init; }

    /// <summary>The document's file name; null for an entry of a feed.</summary>
    public string? FileName { get; init; }

    /// <summary>The feed's entry; null for a document.</summary>
    public EntryOrigin? Entry { get; init; }

    /// <summary>The subscription whose feed has it; null for a document.</summary>
    public int? SubscriptionId => Entry?.SubscriptionId;
}

/// <summary>An entry of a feed, as far as it tells which article it is.</summary>
/// <param name="SubscriptionId">The subscription whose feed has it.</param>
/// <param name="Id">The publisher's own id; null when there is none, or when several entries of the same answer have
/// it.</param>
/// <param name="HasOwnLink">False when its link leads to more than this story: then it does not name it.</param>
/// <param name="IsPublisher">True when the feed belongs to the site that the link leads to, or there is no
/// link.</param>
/// <param name="HasOwnText">False when its text says nothing of its own: see <see cref="OwnText"/>.</param>
public sealed record EntryOrigin(int SubscriptionId, string? Id, bool HasOwnLink, bool IsPublisher, bool HasOwnText)
{
    /// <summary>The address of the feed's site; where that is not known, the feed's.</summary>
    public required string Site { get; init; }
}
