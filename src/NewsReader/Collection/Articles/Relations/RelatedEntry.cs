namespace NewsReader.Collection.Articles.Relations;

/// <summary>An entry in a list of related headlines, with the article that it leads to.</summary>
/// <param name="Position">The place in the list, from 1.</param>
/// <param name="Slug">The article's slug.</param>
/// <param name="Headline">The headline as the list has it, which can differ from the article's own.</param>
/// <param name="GivenLanguage">The article's language as its publisher gave it, or null.</param>
/// <param name="IsHeadlineOnly">True if the article has no text.</param>
public sealed record RelatedEntry(
    int Position,
    string Slug,
    string Headline,
    string? GivenLanguage,
    bool IsHeadlineOnly
) : ArticleLink(Slug, Headline, GivenLanguage)
{
    /// <summary>True if the article only has a summary.</summary>
    public bool IsSummary { get; init; }

    public string State => BodyState.Describe(IsHeadlineOnly, IsSummary);
}
