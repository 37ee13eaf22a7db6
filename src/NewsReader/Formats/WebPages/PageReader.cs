using AngleSharp.Dom;
using NewsReader.Formats.WebPages.Facts;
using NewsReader.Formats.WebPages.Story;

namespace NewsReader.Formats.WebPages;

/// <summary>Extracts the article from a saved or fetched web page.</summary>
public static class PageReader
{
    /// <summary>The size limit for a page, in bytes.</summary>
    public const int MaxBytes = 5_000_000;

    // In the units of TextMass: about twelve words.
    private const int LeastText = 60;

    /// <param name="bytes">The page as it was sent or saved, in any encoding.</param>
    /// <param name="contentType">The <c>Content-Type</c> header, or null.</param>
    /// <param name="address">The address it was read from, or null for a saved page.</param>
    /// <param name="file">The name at the start of messages.</param>
    /// <exception cref="DocumentException">The page is too large, nested too deeply, or contains no
    /// article.</exception>
    public static ExtractedPage Read(byte[] bytes, string? contentType, Uri? address, string file)
    {
        if (bytes.Length > MaxBytes)
            throw new DocumentException(file, $"expected a page of at most {MaxBytes / 1_000_000} MB");
        var html = PageBytes.Decode(bytes, contentType);
        if (XhtmlSource.Is(html, contentType, file))
            html = XhtmlSource.AsHtml(html);
        using var document = PageTree.Parse(html, file);
        var page = PageMetadata.Of(document, address ?? SavedAddress.Of(html, document));
        // Read these now, because the parts of the page that show them are removed below.
        var (headline, byline, published) = (page.Headline, page.Byline, page.Published);
        var body = document.Body ?? throw NoArticle(file, 0);
        var related = RelatedBlocks.Find(body, page);
        PageBlocks.Prepare(body, page.Base);
        var story = FindStory(body, headline ?? "", byline, page, file);
        var text = story is null ? "" : StoryText.Of(story);
        if (story is null || TextMass.WeightOf(text) < LeastText)
            throw NoArticle(file, TextMass.WeightOf(text));
        StoryLinks.MakeAbsolute(story, page);
        return new()
        {
            Headline = headline ?? Headlines.Clean(Sentences.FirstClause(text.Split('\n')[0])),
            HeadlineIsDerived = headline is null,
            Byline = byline,
            Published = published,
            Language = page.Language,
            Direction = page.Direction,
            SiteName = page.SiteName,
            Url = page.Url,
            BaseAddress = page.Base,
            LeadImage = page.LeadImage,
            Html = story.InnerHtml.Trim(),
            Text = text,
            Topics = page.Topics,
            Related = related,
        };
    }

    private static IElement? FindStory(IElement body, string headline, string? byline, PageMetadata page, string file)
    {
        var area = StoryArea.Narrow(body, headline, page.Base);
        var untouched = (IElement)area.Clone();
        Boilerplate.Clear(area);
        var story = Extract(area, headline, byline, page);
        // The names of the page's parts may have been misleading, so try again with the untouched copy.
        if (story is null || TextMass.Of(story).Weight < LeastText)
            story = Extract(untouched, headline, byline, page) ?? story;
        return MetadataBody.IsBetter(page.Body, story)
            ? MetadataBody.ToElement(page.Body!, body.Owner!, page.Base, file)
            : story;
    }

    private static IElement? Extract(IElement area, string headline, string? byline, PageMetadata page)
    {
        var story = StoryFinder.Find(area, page.Description, StoryArea.Heading(area, headline));
        if (story is not null)
            StoryCleaner.Clean(story, headline, byline, page);
        return story;
    }

    private static DocumentException NoArticle(string file, int found) =>
        new(file, $"expected an article in the page, found {(found == 0 ? "no text" : "a few words")}");
}
