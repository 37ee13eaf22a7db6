using System.ComponentModel.DataAnnotations;
using NewsReader.Site.Layout;
using NewsReader.Site.Rows;

namespace NewsReader.Site.Search;

/// <summary>The query of <c>/search</c>.</summary>
public sealed record SearchRequest
{
    /// <summary>What was typed.</summary>
    public string? Q { get; init; }

    /// <summary><c>newest</c> for the order of the front page. Otherwise the best come first.</summary>
    [RegularExpression("^(best|newest)$")]
    public string? Sort { get; init; }

    /// <summary>A topic's slug; null for all.</summary>
    [StringLength(100)]
    public string? Topic { get; init; }

    /// <summary>
    /// Hits after this one. For hits by rank, the cursor is from <see cref="SearchSql.CursorOf"/>.
    /// </summary>
    public IndexCursor? Before { get; init; }

    /// <summary>Hits before this one.</summary>
    public IndexCursor? After { get; init; }

    public bool IsNewestFirst => Sort == "newest";

    /// <summary>The address of this search.</summary>
    public string Href
    {
        get
        {
            var query = QueryString.Empty;
            if (!string.IsNullOrEmpty(Q))
                query = query.Add("q", Q);
            if (!string.IsNullOrEmpty(Topic))
                query = query.Add("topic", Topic);
            if (IsNewestFirst)
                query = query.Add("sort", "newest");
            if (Before is { } before)
                query = query.Add("before", before.ToString());
            if (After is { } after)
                query = query.Add("after", after.ToString());
            return "/search" + query.ToUriComponent();
        }
    }

    /// <summary>The feed of this search: the newest first, whatever the order of the page.</summary>
    public FeedLink Feed
    {
        get
        {
            var query = QueryString.Create("q", Q ?? "");
            if (!string.IsNullOrEmpty(Topic))
                query = query.Add("topic", Topic);
            if (Before is { } before)
                query = query.Add("before", before.ToString());
            if (After is { } after)
                query = query.Add("after", after.ToString());
            return new("/search", query);
        }
    }
}
