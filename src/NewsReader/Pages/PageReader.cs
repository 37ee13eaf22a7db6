using AngleSharp.Dom;
using NewsReader.Articles;
using NewsReader.Documents;

namespace NewsReader.Pages;

/// <summary>A saved or fetched web page to the article in it.</summary>
public static class PageReader
{
    /// <summary>The largest page that is read, in bytes.</summary>
    public const int MaxBytes = 5_000_000;

    // In the units of TextMass: about twelve words.
    private const int LeastText = 60;

    // Below this, what was left out because of its name is looked at again.
    private const int DoubtfulText = 400;

    /// <param name="bytes">The page as it was sent or saved, in any encoding.</param>
    /// <param name="contentType">The <c>Content-Type</c> it was sent with, or null.</param>
    /// <param name="address">Where it was read from, or null for a saved page.</param>
    /// <param name="file">The name that messages begin with.</param>
    /// <exception cref="DocumentException">It is too large, nested too deeply, or there is no article in it.</exception>
    public static ExtractedPage Read(byte[] bytes, string? contentType, Uri? address, string file)
    {
        if (bytes.Length > MaxBytes) throw new DocumentException(file, $"expected a page of at most {MaxBytes / 1_000_000} MB");
        var html = PageBytes.Decode(bytes, contentType);
        using var document = PageTree.Parse(html, file);
        var page = PageMetadata.Of(document, address ?? SavedFrom(html));
        var (headline, byline) = (page.Headline, page.Byline);
        var body = document.Body ?? throw NoArticle(file, 0);
        var related = RelatedBlocks.Find(body, page);
        PageBlocks.Prepare(body);
        var story = FindStory(body, headline ?? "", byline, page, file);
        var text = story is null ? "" : StoryText.Of(story);
        if (story is null || TextMass.WeightOf(text) < LeastText) throw NoArticle(file, TextMass.WeightOf(text));
        StoryLinks.MakeAbsolute(story, page.Base);
        return new()
        {
            Headline = headline ?? Headlines.Clean(Sentences.FirstClause(text.Split('\n')[0])),
            HeadlineIsDerived = headline is null,
            Byline = byline,
            Published = page.Published,
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
        var untouched = (IElement)body.Clone();
        StoryCleaner.ClearAround(body);
        var story = Extract(body, headline, byline, page.Description);
        if (story is null || TextMass.Of(story).Weight < DoubtfulText)
        {
            // Perhaps its name misled.
            var other = Extract(untouched, headline, byline, page.Description);
            if (other is not null && TextMass.Of(other).Weight > 2 * (story is null ? 0 : TextMass.Of(story).Weight)) story = other;
        }
        return GivenBody.IsBetter(page.Body, story) ? GivenBody.ToElement(page.Body!, body.Owner!, file) : story;
    }

    private static IElement? Extract(IElement body, string headline, string? byline, string? description)
    {
        var story = StoryFinder.Find(body, description);
        if (story is not null) StoryCleaner.Clean(story, headline, byline);
        return story;
    }

    // Browsers write into pages that they save where these came from.
    private static Uri? SavedFrom(string html)
    {
        const string mark = "<!-- saved from url=(";
        var at = html.AsSpan(0, Math.Min(html.Length, 2000)).IndexOf(mark);
        if (at < 0 || html.IndexOf(')', at) is not (>= 0 and var start) || html.IndexOf("-->", start, StringComparison.Ordinal) is not (>= 0 and var end)) return null;
        return PageMetadata.Absolute(html[(start + 1)..end], null);
    }

    private static DocumentException NoArticle(string file, int found) =>
        new(file, $"expected an article in the page, found {(found == 0 ? "no text" : "a few words")}");
}
