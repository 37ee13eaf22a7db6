using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Relations;
using NewsReader.Intake.Similar;
using NewsReader.Site.Rows;

namespace NewsReader.Site.Articles.Lists;

/// <summary>The articles that an article's page links to.</summary>
public sealed record ArticleLists
{
    /// <summary>More listers than this are counted, not shown.</summary>
    public const int MostListers = 50;

    /// <summary>What the publisher listed, in the publisher's order.</summary>
    public required IReadOnlyList<RelatedEntry> Related { get; init; }

    /// <summary>The articles that list this one, newest first; at most <see cref="MostListers"/>.</summary>
    public required IReadOnlyList<ArticleLine> ListedBy { get; init; }

    /// <summary>Similar stories that we found, the best first; never mixed with what the publisher listed.</summary>
    public required IReadOnlyList<SimilarStory> Similar { get; init; }

    /// <summary>Other articles with the same text, word for word.</summary>
    public required IReadOnlyList<SimilarStory> AlsoIn { get; init; }

    /// <summary>For an article without a body: the entries around it in the newest lists that name it.</summary>
    public required IReadOnlyList<ListExcerpt> ListExcerpts { get; init; }

    /// <summary>The article above this one in the headline index.</summary>
    public ArticleLink? Previous { get; init; }

    /// <summary>The article below this one in the headline index.</summary>
    public ArticleLink? Next { get; init; }
}
