using NewsReader.Collection;
using NewsReader.Language;
using NewsReader.Site.Layout;
using NewsReader.Site.Layout.TagHelpers;
using NewsReader.Site.Rows;
using NewsReader.Site.Search.Syntax;

namespace NewsReader.Site.Search;

/// <summary>The search page: the search and one page of hits.</summary>
/// <param name="Request">The search; its text is as we read it.</param>
/// <param name="Query">What the text means.</param>
public sealed record SearchPage(SearchRequest Request, SearchQuery Query) : Page
{
    /// <summary>Hits per page.</summary>
    public const int Size = 20;

    /// <summary>More hits than this are not counted.</summary>
    public const int MostCounted = 1000;

    /// <summary>More topics than this are not offered.</summary>
    public const int MostTopics = 6;

    public IReadOnlyList<SearchHit> Hits { get; init; } = [];

    /// <summary>The name of the topic that filters the search, or null.</summary>
    public string? TopicName { get; init; }

    /// <summary>Topics of the hits on this page, to filter by. The most frequent come first.</summary>
    public IReadOnlyList<Topic> Topics { get; init; } = [];

    /// <summary>The number of hits, up to one more than <see cref="MostCounted"/>.</summary>
    public int Count { get; init; }

    /// <summary>True if there are articles with all of the words.</summary>
    public bool HaveAll { get; init; }

    /// <summary>True if some of the words are enough.</summary>
    public bool IsAny { get; init; }

    /// <summary>True if there are words to rank by. Otherwise the newest come first.</summary>
    public bool CanRank { get; init; }

    /// <summary>True if the search took too long and was stopped.</summary>
    public bool TookTooLong { get; init; }

    /// <summary>True while the index is being made and some articles can't be found yet.</summary>
    public bool IsCatchingUp { get; init; }

    public bool HasPrevious { get; init; }

    public bool HasNext { get; init; }

    public override string Title =>
        (Query.Typed.Length == 0 ? "Search" : $"Search: {Query.Typed}") + (TopicName is null ? "" : $" on {TopicName}");

    public override string? Path => Request.Href;

    public override bool IsIndexed => false;

    public override bool IsSearch => true;

    public override FeedLink? Feed =>
        Query.All is null || Query.Typed.Length == 0 ? null : (Request with { Before = null, After = null }).Feed;

    /// <summary>What was found, or why nothing was, in words.</summary>
    public string? Outcome =>
        TookTooLong ? "This search took too long and was given up. Add a word that is rarer, or leave one out."
        : Query.All is null ? (Query.Typed.Length == 0 ? null : "There is no word in this to search for.")
        : Count == 0 ? "No results."
        : Count > MostCounted ? $"More than {MostCounted:N0} articles"
        : Plural.Of(Count, "article", "articles");

    /// <summary>A note if some of the words are enough.</summary>
    public string? AnyNote =>
        !IsAny || Count == 0 ? null
        : Query.IsLong ? "Of so many words, some are enough."
        : HaveAll ? "Those that have all of these words come first."
        : "No article has all of these words; these have some.";

    /// <summary>The search for some of the words; null if that is the same search or not needed.</summary>
    public string? AnyHref =>
        IsAny || Hits.Count == Size || HasPrevious || Query.TypedAsAny is not { } any
            ? null
            : new SearchRequest
            {
                Q = any,
                Topic = Request.Topic,
                Sort = Request.Sort,
            }.Href;

    public string PreviousHref => (Request with { Before = null, After = Hits[0].Cursor }).Href;

    public string NextHref => (Request with { After = null, Before = Hits[^1].Cursor }).Href;

    public string BestHref => (Request with { Sort = null, Before = null, After = null }).Href;

    public string NewestHref => (Request with { Sort = "newest", Before = null, After = null }).Href;

    /// <summary>The same search for one topic, by its slug; null for all topics.</summary>
    public string TopicHref(string? slug) => (Request with { Topic = slug, Before = null, After = null }).Href;

    /// <summary>The value of <c>aria-current</c> for a link to an order.</summary>
    public string? CurrentIf(bool isNewestFirst) => Request.IsNewestFirst == isNewestFirst ? "page" : null;
}

/// <summary>An article that the search found.</summary>
/// <param name="Row">The article.</param>
/// <param name="Cursor">Its position among the hits.</param>
/// <param name="Headline">Its headline, with the words marked.</param>
/// <param name="Passage">The passage of its text with the words; null if it has none of them.</param>
public sealed record SearchHit(HeadlineRow Row, IndexCursor Cursor, HighlightedText Headline, HighlightedText? Passage);
