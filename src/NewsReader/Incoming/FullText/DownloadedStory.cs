using NewsReader.Formats;

namespace NewsReader.Incoming.FullText;

/// <summary>What we found on a web page.</summary>
/// <param name="Address">Its address after redirects.</param>
/// <param name="Draft">The story; null if we got none.</param>
/// <param name="Problem">Why not, in plain words.</param>
public sealed record DownloadedStory(Uri Address, DraftArticle? Draft, string? Problem)
{
    /// <summary>True if we should leave the host alone for a while.</summary>
    public bool HostIsBusy { get; init; }
}
