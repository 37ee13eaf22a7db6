using NewsReader.Formats;

namespace NewsReader.Incoming.FullText;

/// <summary>What a page of the web holds.</summary>
/// <param name="Address">Where it was found in the end.</param>
/// <param name="Draft">The story; null when there is none to be had.</param>
/// <param name="Problem">Why not, in plain words.</param>
public sealed record DownloadedStory(Uri Address, DraftArticle? Draft, string? Problem)
{
    /// <summary>True when the host had better be left alone for a while.</summary>
    public bool HostIsBusy { get; init; }
}
