using NewsReader.Collection.Articles;
using NewsReader.Formats;
using NewsReader.Language;

namespace NewsReader.Site.Rows;

/// <summary>A link to an article, with its source and its date.</summary>
public record ArticleLine(string Slug, string Headline, string? GivenLanguage)
    : ArticleLink(Slug, Headline, GivenLanguage)
{
    public required string Source { get; init; }

    /// <summary>False for a headline known only from a list: the source is then the one that listed it first.</summary>
    public bool SourceIsOwn { get; init; }

    /// <summary>How many articles list it. It may be 0 if the source is its own and nothing else needs it.</summary>
    public int ListedByCount { get; init; }

    public PublishedDate? Published { get; init; }

    /// <summary>Who published it or, if that is unknown, where it is listed.</summary>
    public string SourceText =>
        (SourceIsOwn, ListedByCount) switch
        {
            (true, _) => Source,
            (false, 0) => $"once listed in {Source}",
            (false, 1) => $"listed by 1 article in {Source}",
            _ => $"listed by {Plural.Of(ListedByCount, "article", "articles")}, first in {Source}",
        };
}
