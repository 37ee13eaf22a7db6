using System.Net;
using NewsReader.Formats;
using NewsReader.Formats.Feeds;
using NewsReader.Formats.Html;
using NewsReader.Formats.Html.Pictures;
using NewsReader.Intake.Recognising;

namespace NewsReader.Incoming.Feeds.Entries;

/// <summary>
/// The text of an entry. Each part that an entry gives is sanitised once, here; parts that belong together are joined
/// afterwards.
/// </summary>
/// <param name="Body">The text; null if the entry has none.</param>
/// <param name="IsContent">True if it is the entry's content, false if it is only a summary.</param>
internal sealed record EntryText(ArticleHtml? Body, bool IsContent)
{
    private const int MaxHtmlLength = 1_000_000;

    // A text with this many more characters is fuller, whatever a site adds to the end of each text.
    private const int MinExtraLength = 300;

    /// <exception cref="ArticleException">A part is too large.</exception>
    public static EntryText Of(ParsedEntry entry)
    {
        var text = Fuller(
            Sanitised(entry.Content, entry.BaseAddress),
            Sanitised(entry.Summary, entry.SummaryBaseAddress ?? entry.BaseAddress)
        );
        return entry.Title is { Length: > Headlines.MaxLength } title
            ? text with
            {
                Body = WithWholeTitle(title, text.Body),
            }
            : text;
    }

    /// <summary>
    /// Adds a link in a paragraph of its own for each address that the text does not link to yet, up to a maximum.
    /// </summary>
    public static ArticleHtml WithLinks(ArticleHtml body, IEnumerable<string> addresses, int max)
    {
        var links = addresses
            .Select(address => WebUtility.HtmlEncode(address))
            .Where(url => !body.Html.Contains($"\"{url}\"", StringComparison.Ordinal))
            .Take(max)
            .Select(url => $"<p><a href=\"{url}\">{url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..]}</a></p>")
            .ToList();
        return links.Count == 0 ? body : ArticleHtml.Join(body, ArticleHtml.Sanitise(string.Concat(links)));
    }

    private static ArticleHtml? Sanitised(string? html, Uri? baseAddress)
    {
        if (string.IsNullOrWhiteSpace(html))
            return null;
        if (html.Length > MaxHtmlLength && html.Length - EmbeddedPicture.LengthIn(html) > MaxHtmlLength)
            throw new ArticleException($"expected a text of at most {MaxHtmlLength / 1_000_000} MB as HTML");
        var body = ArticleHtml.Sanitise(html, baseAddress);
        return body.Text.Length > 0 || HasPictureOrLink(body) ? body : null;
    }

    // The content is the story, unless the summary clearly says more: some feeds give the full text as content, others
    // as summary.
    private static EntryText Fuller(ArticleHtml? content, ArticleHtml? summary)
    {
        if (content is null || summary is null)
            return new(content ?? summary, content is not null);
        // The content is a picture, and the summary describes it, perhaps with a smaller copy.
        if (content.Text.Length == 0)
            return new(ArticleHtml.Join(content, WithoutRepeatedPictures(summary, content)), false);
        var isSummary =
            summary.Text.Length > 2 * content.Text.Length || summary.Text.Length > content.Text.Length + MinExtraLength;
        if (isSummary)
            return new(summary, false);
        return Standfirst.Is(summary.Text, content.Text)
            ? new(ArticleHtml.Join(WithoutRepeatedPictures(summary, content), content), true)
            : new(content, true);
    }

    private static ArticleHtml WithoutRepeatedPictures(ArticleHtml summary, ArticleHtml content) =>
        HasPicture(content) ? summary.WithoutPictures() : summary;

    private static bool HasPicture(ArticleHtml body) => body.Html.Contains("<img ", StringComparison.Ordinal);

    private static bool HasPictureOrLink(ArticleHtml body) =>
        HasPicture(body) || body.Html.Contains("<a ", StringComparison.Ordinal);

    // A headline as long as a story is the story too, so nothing of it is lost.
    private static ArticleHtml WithWholeTitle(string title, ArticleHtml? body)
    {
        if (body?.Text.Contains(title, StringComparison.Ordinal) == true)
            return body;
        var whole = ArticleHtml.Sanitise($"<p>{WebUtility.HtmlEncode(title)}</p>");
        return body is null ? whole : ArticleHtml.Join(whole, body);
    }
}
