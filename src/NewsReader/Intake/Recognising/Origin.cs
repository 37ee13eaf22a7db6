namespace NewsReader.Intake.Recognising;

/// <summary>
/// Where a draft came from. It tells us when the same document, or the same feed entry, comes again.
/// </summary>
/// <param name="Path">The lasting name of a document, or of an entry by its publisher's own id: see
/// <see cref="Collection.Files.ImportedItem.Path"/>.</param>
/// <param name="Source">Who published it, if the draft does not say.</param>
/// <param name="Hash">The same as long as the draft is the same.</param>
public sealed record Origin(string Path, string Source, byte[] Hash)
{
    /// <summary>
    /// Other paths of the same thing. For an entry: its paths before and after its site moved to https or dropped
    /// "www.". For a document: files with the same bytes that are gone from disk.
    /// </summary>
    public IReadOnlyList<string> OtherPaths { get; init; } = [];

    /// <summary>See <see cref="Collection.Files.ImportedItem.Content"/>.</summary>
    public byte[]? Content { get; init; }

    /// <summary>The document's file name; null for a feed entry.</summary>
    public string? FileName { get; init; }

    /// <summary>The feed's entry; null for a document.</summary>
    public EntryOrigin? Entry { get; init; }

    /// <summary>The subscription whose feed has it; null for a document.</summary>
    public int? SubscriptionId => Entry?.SubscriptionId;
}
