namespace NewsReader.Site.Layout;

/// <summary>In what a feed is written.</summary>
public enum FeedFormat
{
    /// <summary>Atom 1.0 (RFC 4287).</summary>
    Atom,

    /// <summary>JSON Feed 1.1.</summary>
    Json,
}

/// <summary>Where a page can be followed: one path with two endings.</summary>
/// <param name="Path">The path without its ending, escaped.</param>
/// <param name="Query">The query, from its question mark on, or nothing.</param>
public sealed record FeedLink(string Path, QueryString Query = default)
{
    public const string AtomType = "application/atom+xml";

    public const string JsonType = "application/feed+json";

    /// <summary>What the feed is called; null when it is called as the page is.</summary>
    public string? Title { get; init; }

    /// <summary>What the page says before the links.</summary>
    public string Invitation { get; init; } = "Follow";

    public string Atom => In(FeedFormat.Atom);

    public string Json => In(FeedFormat.Json);

    public string In(FeedFormat format) =>
        Path + (format == FeedFormat.Atom ? ".atom" : ".json") + Query.ToUriComponent();
}
