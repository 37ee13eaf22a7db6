using NewsReader.Layout;

namespace NewsReader.Articles;

/// <summary>
/// An entry of a list of related headlines, as its publisher put it, with the article that it leads to.
/// </summary>
public sealed record RelatedEntry(int Position, string Text, string? GivenLanguage, string Slug, bool IsHeadlineOnly)
{
    public string Path => $"/articles/{Uri.EscapeDataString(Slug)}";

    public string Href => $"/articles/{Slug}";

    public string Language => TextScript.LanguageOf(Text, GivenLanguage);

    /// <summary>True when the body of the article that it leads to is a summary.</summary>
    public bool IsSummary { get; init; }

    public string State => BodyState.Told(IsHeadlineOnly, IsSummary);
}

/// <summary>A few entries of one article's list, around the one whose page this is.</summary>
/// <param name="Lister">The article whose list it is.</param>
/// <param name="Position">Where the page's own article stands in it, from 1.</param>
/// <param name="Count">How many entries the list has.</param>
/// <param name="Entries">The neighbours in order, the page's own article among them.</param>
public sealed record ListPlace(ArticleLink Lister, int Position, int Count, IReadOnlyList<RelatedEntry> Entries);

/// <summary>A link to an article, by its headline.</summary>
public sealed record ArticleLink(string Slug, string Headline, string? GivenLanguage)
{
    public string Href => $"/articles/{Slug}";

    public string Language => TextScript.LanguageOf(Headline, GivenLanguage);
}
