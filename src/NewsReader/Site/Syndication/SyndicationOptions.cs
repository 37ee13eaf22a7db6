namespace NewsReader.Site.Syndication;

/// <summary>What the owner says about the feeds that leave the site: the settings under <c>Feeds</c>.</summary>
public sealed class SyndicationOptions
{
    /// <summary>True puts whole texts into feeds; else there are summaries, and links to the pages.</summary>
    public bool FullContent { get; set; } = true;
}
