using NewsReader.Site.Articles;
using NewsReader.Site.Layout;
using NewsReader.Site.Syndication;

namespace NewsReader.Site.Latest;

/// <summary>What the headline index is asked for: the query of <c>/</c>.</summary>
public sealed record IndexQuery
{
    /// <summary>The longest text that is the slug of a source or a topic.</summary>
    private const int MaxSlug = 100;

    /// <summary>
    /// <c>story</c> for full stories, <c>summary</c> for what is less, <c>headline-only</c> for what waits; null for
    /// all.
    /// </summary>
    [System.ComponentModel.DataAnnotations.RegularExpression("^(story|summary|headline-only)$")]
    public string? Is { get; init; }

    /// <summary>A source's slug; null for all.</summary>
    [System.ComponentModel.DataAnnotations.StringLength(MaxSlug)]
    public string? Source { get; init; }

    /// <summary>A topic's slug; null for all.</summary>
    [System.ComponentModel.DataAnnotations.StringLength(MaxSlug)]
    public string? Topic { get; init; }

    /// <summary>Older articles than the one at this place.</summary>
    public IndexPlace? Before { get; init; }

    /// <summary>Newer articles than the one at this place.</summary>
    public IndexPlace? After { get; init; }

    /// <summary>The address of the index, or of the one topic, without filters.</summary>
    public string Root => string.IsNullOrEmpty(Topic) ? "/" : $"/topics/{Uri.EscapeDataString(Topic)}";

    /// <summary>The address of the index with this query.</summary>
    public string Href => Root + Filters.ToUriComponent();

    /// <summary>Where the index, or the one topic, can be followed with this query.</summary>
    public FeedLink Feed => string.IsNullOrEmpty(Topic) ? IndexFeed : new(Root, Filters);

    /// <summary>The same as a feed of the index, the topic being one of its filters.</summary>
    public FeedLink IndexFeed =>
        new("/index", string.IsNullOrEmpty(Topic) ? Filters : QueryString.Create("topic", Topic) + Filters);

    /// <summary>The query without the topic.</summary>
    private QueryString Filters
    {
        get
        {
            var query = QueryString.Empty;
            if (Is is not null)
                query = query.Add("is", Is);
            if (!string.IsNullOrEmpty(Source))
                query = query.Add("source", Source);
            if (Before is { } before)
                query = query.Add("before", before.ToString());
            if (After is { } after)
                query = query.Add("after", after.ToString());
            return query;
        }
    }
}

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
