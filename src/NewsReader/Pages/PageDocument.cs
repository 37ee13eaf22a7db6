using NewsReader.Articles;
using NewsReader.Documents;

namespace NewsReader.Pages;

/// <summary>A web page as a document.</summary>
internal static class PageDocument
{
    /// <summary>True for the names of saved pages: <c>*.html</c>, <c>*.htm</c>, <c>*.xhtml</c> and <c>*.xht</c>.</summary>
    public static bool Reads(string path) => Path.GetExtension(path).ToUpperInvariant() is ".HTML" or ".HTM" or ".XHTML" or ".XHT";

    /// <summary>Reads a saved page.</summary>
    /// <exception cref="DocumentException">It is too large, nested too deeply, or there is no article in it.</exception>
    public static DraftArticle Parse(byte[] bytes, string file) => AsDraft(PageReader.Read(bytes, contentType: null, address: null, file), file);

    /// <param name="page">The article in a page.</param>
    /// <param name="file">The name that messages begin with.</param>
    /// <exception cref="DocumentException">A related headline is too long.</exception>
    public static DraftArticle AsDraft(ExtractedPage page, string file) => new()
    {
        Headline = page.Headline,
        HeadlineIsDerived = page.HeadlineIsDerived,
        Html = page.Html,
        Byline = page.Byline,
        // Without a name the host says who published it, and the importer takes the folder where there is neither.
        Source = page.SiteName ?? (page.Url is null ? null : WithoutWww(new Uri(page.Url).IdnHost)),
        Url = page.Url,
        Published = page.Published,
        Language = page.Language,
        Topics = page.Topics,
        Related = RelatedLists.Distinct(page.Related, file),
    };

    private static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
}
