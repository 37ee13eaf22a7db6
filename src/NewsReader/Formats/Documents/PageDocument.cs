using NewsReader.Formats.WebPages;

namespace NewsReader.Formats.Documents;

/// <summary>A web page as a document.</summary>
internal static class PageDocument
{
    /// <summary>True for the names of saved pages: see <see cref="DocumentKinds"/>.</summary>
    public static bool Reads(string path) => DocumentKinds.IsPage(path);

    /// <summary>Reads a saved page.</summary>
    /// <exception cref="DocumentException">It is too large, nested too deeply, or there is no article in
    /// it.</exception>
    public static DraftArticle Parse(byte[] bytes, string file) => AsDraft(Read(bytes, file));

    /// <summary>The article in a saved page, or in the page of a web archive.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="file">Its name, which tells the kind and goes into messages.</param>
    /// <param name="contentType">The <c>Content-Type</c> it was sent with, or null.</param>
    /// <param name="address">Where it was, unless it says so itself; or null.</param>
    public static ExtractedPage Read(byte[] bytes, string file, string? contentType = null, Uri? address = null)
    {
        if (!WebArchive.Reads(file) && !WebArchive.Begins(bytes))
            return PageReader.Read(bytes, contentType, address, file);
        var archive = WebArchive.Open(bytes, file);
        return PageReader.Read(archive.Html, archive.ContentType, archive.Address ?? address, file);
    }

    /// <param name="page">The article in a page.</param>
    public static DraftArticle AsDraft(ExtractedPage page)
    {
        List<string> notes = [];
        return new()
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
            Related = RelatedSection.Distinct(page.Related, notes),
            Notes = notes,
        };
    }

    private static string WithoutWww(string host) =>
        host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
}
