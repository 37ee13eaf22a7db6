namespace NewsReader.Articles;

/// <summary>Where a draft came from: by it the same document, or the same entry of a feed, is recognised when it comes again.</summary>
/// <param name="Place">The lasting name of a document, or of an entry by its publisher's own id: see <see cref="Import.Document.Path"/>.</param>
/// <param name="Source">Who published it, where the draft does not say.</param>
/// <param name="Hash">The same as long as the draft is the same.</param>
public sealed record Origin(string Place, string Source, byte[] Hash)
{
    /// <summary>The document's file name; null for an entry of a feed.</summary>
    public string? FileName { get; init; }

    /// <summary>The subscription whose feed has it; null for a document.</summary>
    public int? SubscriptionId { get; init; }
}
