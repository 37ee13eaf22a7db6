namespace NewsReader.Intake.Recognising;

/// <summary>
/// Where a draft came from: by it the same document, or the same entry of a feed, is recognised when it comes again.
/// </summary>
/// <param name="Place">The lasting name of a document, or of an entry by its publisher's own id: see
/// <see cref="Collection.Files.ImportedItem.Path"/>.</param>
/// <param name="Source">Who published it, where the draft does not say.</param>
/// <param name="Hash">The same as long as the draft is the same.</param>
public sealed record Origin(string Place, string Source, byte[] Hash)
{
    /// <summary>
    /// Other places that are the same one: of an entry, those before and after its site moved to https or dropped
    /// "www."; of a document, those of files with the same bytes that are gone from disk.
    /// </summary>
    public IReadOnlyList<string> OtherPlaces { get; init; } = [];

    /// <summary>See <see cref="Collection.Files.ImportedItem.Content"/>.</summary>
    public byte[]? Content { get; init; }

    /// <summary>The document's file name; null for an entry of a feed.</summary>
    public string? FileName { get; init; }

    /// <summary>The feed's entry; null for a document.</summary>
    public EntryOrigin? Entry { get; init; }

    /// <summary>The subscription whose feed has it; null for a document.</summary>
    public int? SubscriptionId => Entry?.SubscriptionId;
}
