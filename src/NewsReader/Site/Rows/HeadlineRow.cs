using System.Linq.Expressions;
using NewsReader.Collection.Articles;
using NewsReader.Formats;
using NewsReader.Language;

namespace NewsReader.Site.Rows;

/// <summary>An article as a row of a list.</summary>
public sealed record HeadlineRow
{
    public required string Slug { get; init; }

    public required string Headline { get; init; }

    public string? GivenLanguage { get; init; }

    public required string Source { get; init; }

    public PublishedDate? Published { get; init; }

    public string? Summary { get; init; }

    public int? Words { get; init; }

    public bool IsHeadlineOnly { get; init; }

    /// <summary>True when its body is the publisher's summary.</summary>
    public bool IsSummary { get; init; }

    public bool SourceIsOwn { get; init; }

    public int RelatedCount { get; init; }

    public int ListedByCount { get; init; }

    public IndexCursor Place { get; init; }

    public string Href => $"/articles/{Slug}";

    public string Language => TextScript.LanguageOf(Headline, GivenLanguage);

    public string SummaryLanguage => TextScript.LanguageOf(Summary ?? Headline, GivenLanguage);

    public string Direction => TextScript.DirectionOf(Headline);

    /// <summary>Whether the story is here, in words.</summary>
    public string State =>
        IsHeadlineOnly ? "Headline only"
        : !IsSummary ? "Full story"
        : Summary is null ? "No text"
        : "Summary";

    /// <summary>Who published it or, when only that is known, where it is listed.</summary>
    public string SourceText =>
        (SourceIsOwn, ListedByCount) switch
        {
            (true, _) => Source,
            (false, 0) => $"once listed in {Source}",
            (false, 1) => $"listed by 1 article in {Source}",
            _ => $"listed by {Plural.Of(ListedByCount, "article", "articles")}, first in {Source}",
        };

    /// <summary>How many related headlines it lists and, where that is not said yet, how often it is listed.</summary>
    public string RelationText =>
        string.Join(
            " · ",
            (
                (string?[])
                    [
                        RelatedCount > 0 ? Plural.Of(RelatedCount, "related headline", "related headlines") : null,
                        ListedByCount > 0 && SourceIsOwn
                            ? $"listed by {Plural.Of(ListedByCount, "article", "articles")}"
                            : null,
                    ]
            ).OfType<string>()
        );

    /// <summary>How an article becomes a row, in the database.</summary>
    public static readonly Expression<Func<Article, HeadlineRow>> Of = a => new HeadlineRow
    {
        Slug = a.Slug,
        Headline = a.Headline,
        GivenLanguage = a.Language,
        Source = a.Source.Name,
        Published = a.Published,
        Summary = a.Summary,
        Words = a.Words,
        IsHeadlineOnly = a.Html == null,
        IsSummary = a.IsSummary,
        SourceIsOwn = a.SourceIsOwn,
        RelatedCount = a.Related.Count,
        ListedByCount = a.ListedBy.Count,
        Place = new IndexCursor(a.IndexKey, a.Id),
    };
}
