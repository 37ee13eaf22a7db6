using NewsReader.Language;

namespace NewsReader.Collection.Articles.Relations;

/// <summary>
/// An entry in a list of related headlines, in its publisher's words, with the article that it leads to.
/// </summary>
public sealed record RelatedEntry(int Position, string Text, string? GivenLanguage, string Slug, bool IsHeadlineOnly)
{
    public string Path => $"/articles/{Uri.EscapeDataString(Slug)}";

    public string Href => $"/articles/{Slug}";

    public string Language => TextScript.LanguageOf(Text, GivenLanguage);

    /// <summary>True if the article that it leads to only has a summary.</summary>
    public bool IsSummary { get; init; }

    public string State => BodyState.Describe(IsHeadlineOnly, IsSummary);
}
