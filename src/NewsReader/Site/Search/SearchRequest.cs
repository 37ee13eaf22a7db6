using System.ComponentModel.DataAnnotations;
using NewsReader.Site.Layout;
using NewsReader.Site.Rows;

namespace NewsReader.Site.Search;

/// <summary>What <c>/search</c> is asked for.</summary>
public sealed record SearchRequest
{
    /// <summary>What was typed.</summary>
    public string? Q { get; init; }

    /// <summary><c>newest</c> for the order of the index; else the best come first.</summary>
    [RegularExpression("^(best|newest)$")]
    public string? Sort { get; init; }

    /// <summary>A topic's slug; null for all.</summary>
    [StringLength(100)]
    public string? Topic { get; init; }

    /// <summary>
    /// Hits behind the one at this place; by rank, a place is that of <see cref="SearchSql.PlaceOf"/>.
    /// </summary>
    public IndexCursor? Before { get; init; }

    /// <summary>Hits ahead of the one at this place.</summary>
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

    /// <summary>Where what is found can be followed: the newest first, whatever the order of the page.</summary>
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
