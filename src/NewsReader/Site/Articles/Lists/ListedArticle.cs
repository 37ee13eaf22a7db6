using NewsReader.Collection.Articles;
using NewsReader.Formats;

namespace NewsReader.Site.Articles.Lists;

/// <summary>An article that an article's page links to, as the database returns it.</summary>
/// <param name="Kind">Why the page links to it.</param>
/// <param name="ListId">For a lister and for an excerpt: the article whose list it is.</param>
/// <param name="Position">For a related article and an excerpt: the place in the list. For a lister: the place of the
/// page's own article in its list.</param>
/// <param name="Words">For a related article and an excerpt: the headline as the list has it. For a similar article:
/// the words that both share.</param>
/// <param name="Score">For a similar article: how similar it is.</param>
internal sealed record ListedArticle(ListedKind Kind, long ListId, int Position, string Words, double Score)
{
    public required long Id { get; init; }

    public required long IndexKey { get; init; }

    public required string Slug { get; init; }

    public required string Headline { get; init; }

    public string? Language { get; init; }

    public required string Source { get; init; }

    public bool SourceIsOwn { get; init; }

    public PublishedDate? Published { get; init; }

    public bool IsHeadlineOnly { get; init; }

    public bool IsSummary { get; init; }

    public long? Fingerprint { get; init; }

    /// <summary>For a lister whose source is not its own: how many articles list it; else 0.</summary>
    public int ListedByCount { get; init; }

    /// <summary>For a lister of an article without a body: how many entries its list has; else 0.</summary>
    public int RelatedCount { get; init; }

    public ArticleLink Link => new(Slug, Headline, Language);
}
