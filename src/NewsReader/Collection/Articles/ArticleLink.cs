using NewsReader.Language;

namespace NewsReader.Collection.Articles;

/// <summary>A link to an article, by its headline.</summary>
public sealed record ArticleLink(string Slug, string Headline, string? GivenLanguage)
{
    public string Href => $"/articles/{Slug}";

    public string Language => TextScript.LanguageOf(Headline, GivenLanguage);
}
