using System.Linq.Expressions;
using NewsReader.Collection.Articles;
using NewsReader.Language;

namespace NewsReader.Site.Rows;

/// <summary>An article as a row of a list.</summary>
public sealed record HeadlineRow(string Slug, string Headline, string? GivenLanguage)
    : ArticleLine(Slug, Headline, GivenLanguage)
{
    public string? Summary { get; init; }

    public bool IsHeadlineOnly { get; init; }

    /// <summary>True when its body is the publisher's summary.</summary>
    public bool IsSummary { get; init; }

    public int RelatedCount { get; init; }

    public IndexCursor Cursor { get; init; }

    public string SummaryLanguage => TextFormat.OfLine(Summary ?? Headline, GivenLanguage).Language;

    public string Direction => Format.Direction;

    /// <summary>Whether the story is here, in words.</summary>
    public string State =>
        IsHeadlineOnly ? "Headline only"
        : !IsSummary ? "Full story"
        : Summary is null ? "No text"
        : "Summary";

    /// <summary>
    /// How many related headlines it lists and, if <see cref="ArticleLine.SourceText"/> does not say it, how many
    /// articles list it.
    /// </summary>
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

    /// <summary>Makes a row of an article, in the database.</summary>
    public static readonly Expression<Func<Article, HeadlineRow>> Of = a => new HeadlineRow(
        a.Slug,
        a.Headline,
        a.Language
    )
    {
        Source = a.Source.Name,
        Published = a.Published,
        Summary = a.Summary,
        IsHeadlineOnly = a.Html == null,
        IsSummary = a.IsSummary,
        SourceIsOwn = a.SourceIsOwn,
        RelatedCount = a.Related.Count,
        ListedByCount = a.ListedBy.Count,
        Cursor = new IndexCursor(a.IndexKey, a.Id),
    };
}
