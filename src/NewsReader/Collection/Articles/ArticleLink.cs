using NewsReader.Language;

namespace NewsReader.Collection.Articles;

/// <summary>A link to an article's page. Whatever shows an article by its headline is one.</summary>
/// <param name="Slug">The article's slug.</param>
/// <param name="Headline">The text of the link.</param>
/// <param name="GivenLanguage">The language that the publisher gave, or null.</param>
public record ArticleLink(string Slug, string Headline, string? GivenLanguage)
{
    /// <summary>The route of an article's page. The routes of its feeds and of its story begin with it.</summary>
    public const string Route = Folder + "{slug}";

    private const string Folder = "/articles/";

    /// <summary>The page's path with every letter as it is, as pages link to it.</summary>
    public string Href => HrefOf(Slug);

    /// <summary>The page's path, escaped, for headers, feeds and canonical addresses.</summary>
    public string Path => PathOf(Slug);

    /// <summary>The language and the direction of the headline.</summary>
    public TextFormat Format => TextFormat.OfLine(Headline, GivenLanguage);

    public string Language => Format.Language;

    /// <summary>The path of an article's page: see <see cref="Href"/>.</summary>
    public static string HrefOf(string slug) => Folder + slug;

    /// <summary>The escaped path of an article's page: see <see cref="Path"/>.</summary>
    public static string PathOf(string slug) => Folder + Uri.EscapeDataString(slug);

    /// <summary>The slug in the address of an article's page, absolute or not; null for any other address.</summary>
    public static string? SlugIn(string address)
    {
        var at = address.IndexOf(Folder, StringComparison.Ordinal);
        if (at < 0)
            return null;
        var slug = address[(at + Folder.Length)..];
        var end = slug.AsSpan().IndexOfAny("/?#");
        return Uri.UnescapeDataString(end < 0 ? slug : slug[..end]);
    }
}
