using NewsReader.Site.Layout;
using NewsReader.Site.Rows;

namespace NewsReader.Site.Latest;

/// <summary>The filters and the cursor of the headline index: the query of <c>/</c>.</summary>
public sealed record IndexQuery
{
    /// <summary>The longest slug of a source or a topic.</summary>
    private const int MaxSlug = 100;

    /// <summary>
    /// <c>story</c> for full stories, <c>summary</c> for summaries, <c>headline-only</c> for headlines that wait; null
    /// for all.
    /// </summary>
    [System.ComponentModel.DataAnnotations.RegularExpression("^(story|summary|headline-only)$")]
    public string? Is { get; init; }

    /// <summary>A source's slug; null for all.</summary>
    [System.ComponentModel.DataAnnotations.StringLength(MaxSlug)]
    public string? Source { get; init; }

    /// <summary>A topic's slug; null for all.</summary>
    [System.ComponentModel.DataAnnotations.StringLength(MaxSlug)]
    public string? Topic { get; init; }

    /// <summary>Shows articles older than the one at this cursor.</summary>
    public IndexCursor? Before { get; init; }

    /// <summary>Shows articles newer than the one at this cursor.</summary>
    public IndexCursor? After { get; init; }

    /// <summary>The address of the index or of the topic, without filters.</summary>
    public string Root => string.IsNullOrEmpty(Topic) ? "/" : $"/topics/{Uri.EscapeDataString(Topic)}";

    /// <summary>The address of this page of the index.</summary>
    public string Href => Root + Filters.ToUriComponent();

    /// <summary>The feed of this page; of a topic, the topic's own feed.</summary>
    public FeedLink Feed => string.IsNullOrEmpty(Topic) ? IndexFeed : new(Root, Filters);

    /// <summary>The same as a feed of the index, with the topic as one of its filters.</summary>
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
