namespace NewsReader.Site.Layout;

/// <summary>The feed of a page: one path with an ending for each format.</summary>
/// <param name="Path">The path without its ending, escaped.</param>
/// <param name="Query">The query with its question mark, or nothing.</param>
public sealed record FeedLink(string Path, QueryString Query = default)
{
    public const string AtomType = "application/atom+xml";

    public const string JsonType = "application/feed+json";

    /// <summary>The feed's title; null for the title of the page.</summary>
    public string? Title { get; init; }

    /// <summary>The words before the links on the page.</summary>
    public string Invitation { get; init; } = "Follow";

    public string Atom => In(FeedFormat.Atom);

    public string Json => In(FeedFormat.Json);

    public string In(FeedFormat format) =>
        Path + (format == FeedFormat.Atom ? ".atom" : ".json") + Query.ToUriComponent();
}
