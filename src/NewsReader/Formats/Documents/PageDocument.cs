using NewsReader.Formats.WebPages;

namespace NewsReader.Formats.Documents;

/// <summary>Turns a saved web page into a document.</summary>
internal static class PageDocument
{
    /// <summary>True for the file names of saved pages; see <see cref="DocumentKinds"/>.</summary>
    public static bool Reads(string path) => DocumentKinds.IsPage(path);

    /// <exception cref="DocumentException">The page is too large, nested too deeply, or contains no
    /// article.</exception>
    public static DraftArticle Parse(byte[] bytes, string file) => AsDraft(Read(bytes, file));

    /// <summary>Extracts the article from a saved page or a web archive.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="file">The file name, which decides the format and appears in messages.</param>
    /// <param name="contentType">The <c>Content-Type</c> header, or null.</param>
    /// <param name="address">The page's address if the file does not contain it, or null.</param>
    public static ExtractedPage Read(byte[] bytes, string file, string? contentType = null, Uri? address = null)
    {
        if (!WebArchive.Reads(file) && !WebArchive.Begins(bytes))
            return PageReader.Read(bytes, contentType, address, file);
        var archive = WebArchive.Open(bytes, file);
        return PageReader.Read(archive.Html, archive.ContentType, archive.Address ?? address, file);
    }

    public static DraftArticle AsDraft(ExtractedPage page)
    {
        List<string> notes = [];
        return new()
        {
            Headline = page.Headline,
            HeadlineIsDerived = page.HeadlineIsDerived,
            Html = page.Html,
            Byline = page.Byline,
            // Without a site name, use the host. If there is neither, the importer uses the folder.
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
