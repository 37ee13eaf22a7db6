using NewsReader.Site.Layout;
using NewsReader.Site.Rows;

namespace NewsReader.Site.Latest;

/// <summary>The headline index: one page of it, newest first.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Rows">At most <see cref="Size"/> rows.</param>
/// <param name="Sources">The sources that have articles, by name, for the filter; empty when there is no choice, or too
/// much.</param>
public sealed record IndexPage(IndexQuery Query, IReadOnlyList<HeadlineRow> Rows, IReadOnlyList<SourceChoice> Sources)
    : Page
{
    /// <summary>Rows a page.</summary>
    public const int Size = 50;

    /// <summary>With more sources than this, they are chosen on their own page.</summary>
    public const int MostSources = 50;

    public bool HasNewer { get; init; }

    public bool HasOlder { get; init; }

    public override string Title =>
        Kind + (TopicName is null ? "" : $" on {TopicName}") + (SourceName is null ? "" : $" from {SourceName}");

    public override string? Path => Query.Href;

    public override string? Description =>
        "The newest headlines, each with a page of its own and the related headlines that its publisher listed.";

    public override FeedLink? Feed => (Query with { Before = null, After = null }).Feed;

    public string Kind =>
        Query.Is switch
        {
            "story" => "Full stories",
            "summary" => "Summaries",
            "headline-only" => "Headlines only",
            _ => "Headlines",
        };

    /// <summary>The name of the source that the index is filtered by, or null.</summary>
    public string? SourceName { get; init; }

    /// <summary>The name of the topic that the index is filtered by, or null.</summary>
    public string? TopicName { get; init; }

    /// <summary>True when nothing has been taken in at all.</summary>
    public bool IsEmptyCollection { get; init; }

    public string NewerHref => (Query with { Before = null, After = Rows[0].Place }).Href;

    public string OlderHref => (Query with { After = null, Before = Rows[^1].Place }).Href;

    public string AllSourcesHref => new IndexQuery { Is = Query.Is, Topic = Query.Topic }.Href;

    public string AllTopicsHref => new IndexQuery { Is = Query.Is, Source = Query.Source }.Href;

    public string FilterHref(string? kind) =>
        new IndexQuery
        {
            Is = kind,
            Source = Query.Source,
            Topic = Query.Topic,
        }.Href;

    /// <summary>The link to where one is says so.</summary>
    public string? CurrentIf(string? kind) => Query.Is == kind ? "page" : null;
}

/// <summary>A source to filter by.</summary>
public sealed record SourceChoice(string Slug, string Name);
