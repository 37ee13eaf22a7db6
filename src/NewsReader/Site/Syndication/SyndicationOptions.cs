namespace NewsReader.Site.Syndication;

/// <summary>The owner's settings for the feeds that this site offers, under <c>Feeds</c>.</summary>
public sealed class SyndicationOptions
{
    /// <summary>True puts whole texts into feeds. False puts in summaries, with links to the pages.</summary>
    public bool FullContent { get; set; } = true;
}
