using NewsReader.Language;

namespace NewsReader.Collection.Articles.Relations;

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
