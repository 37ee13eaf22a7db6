using NewsReader.Site.Layout;
using NewsReader.Site.Rows;

namespace NewsReader.Site.Latest;

/// <summary>The headline index: one page of it, newest first.</summary>
/// <param name="Query">The filters and the cursor in the address.</param>
/// <param name="Rows">At most <see cref="Size"/> rows.</param>
/// <param name="Sources">The sources that have articles, by name, for the filter; empty if there are fewer than two or
/// too many.</param>
public sealed record IndexPage(IndexQuery Query, IReadOnlyList<HeadlineRow> Rows, IReadOnlyList<SourceChoice> Sources)
    : Page
{
    /// <summary>What every page of the index says of itself.</summary>
    public const string About =
        "The newest headlines, each with a page of its own and the related headlines that its publisher listed.";

    /// <summary>Rows a page.</summary>
    public const int Size = 50;

    /// <summary>If there are more sources than this, readers choose one on the page of sources.</summary>
    public const int MostSources = 50;

    public bool HasNewer { get; init; }

    public bool HasOlder { get; init; }

    public override string Title => TitleOf(Query, TopicName, SourceName);

    public override string? Path => Query.Href;

    public override string? Description => About;

    public override FeedLink? Feed => (Query with { Before = null, After = null }).Feed;

    /// <summary>The name of the source that the index is filtered by, or null.</summary>
    public string? SourceName { get; init; }

    /// <summary>The name of the topic that the index is filtered by, or null.</summary>
    public string? TopicName { get; init; }

    /// <summary>True if there are no articles at all.</summary>
    public bool IsEmptyCollection { get; init; }

    public string NewerHref => (Query with { Before = null, After = Rows[0].Cursor }).Href;

    public string OlderHref => (Query with { After = null, Before = Rows[^1].Cursor }).Href;

    public string AllSourcesHref => new IndexQuery { Is = Query.Is, Topic = Query.Topic }.Href;

    public string AllTopicsHref => new IndexQuery { Is = Query.Is, Source = Query.Source }.Href;

    /// <summary>The title of the index with these filters.</summary>
    public static string TitleOf(IndexQuery query, string? topicName, string? sourceName) =>
        query.Is switch
        {
            "story" => "Full stories",
            "summary" => "Summaries",
            "headline-only" => "Headlines only",
            _ => "Headlines",
        }
        + (topicName is null ? "" : $" on {topicName}")
        + (sourceName is null ? "" : $" from {sourceName}");

    public string FilterHref(string? kind) =>
        new IndexQuery
        {
            Is = kind,
            Source = Query.Source,
            Topic = Query.Topic,
        }.Href;

    /// <summary>The value of <c>aria-current</c> for the link to a kind.</summary>
    public string? CurrentIf(string? kind) => Query.Is == kind ? "page" : null;
}

/// <summary>A source to filter by.</summary>
public sealed record SourceChoice(int Id, string Slug, string Name);
