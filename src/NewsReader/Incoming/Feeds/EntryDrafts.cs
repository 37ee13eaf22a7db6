using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NewsReader.Formats;
using NewsReader.Formats.Feeds;
using NewsReader.Formats.Feeds.Xml;
using NewsReader.Formats.Html;
using NewsReader.Formats.Html.Pictures;
using NewsReader.Intake;
using NewsReader.Intake.Recognising;
using NewsReader.Language;

namespace NewsReader.Incoming.Feeds;

/// <summary>Entries of feeds as articles to be kept.</summary>
public static partial class EntryDrafts
{
    private const int LongestHtml = 1_000_000;
    private const int MostTopics = 50;
    private const int MostEnclosures = 20;

    // By so many letters a text is fuller than another, whatever a site adds at the end of each.
    private const int MuchMore = 300;

    // Lists of addresses without a word are no news.
    private const int MostBareLinks = 20;

    // What is longer than most stories is hardly a summary.
    private const int LongestSummary = 1_200;

    /// <param name="entry">The entry.</param>
    /// <param name="url">The canonical form of its link; null when it has none, or when it leads to the site as a
    /// whole.</param>
    /// <param name="origin">By what it is recognised.</param>
    /// <returns>Null when the entry says nothing that could be a headline.</returns>
    /// <exception cref="ArticleException">Its text is beyond the limits.</exception>
    public static PreparedArticle? Of(ParsedEntry entry, string? url, Origin origin)
    {
        var (text, isContent) = Fuller(
            Sanitised(entry.Content, entry.BaseAddress),
            Sanitised(entry.Summary, entry.SummaryBaseAddress ?? entry.BaseAddress)
        );
        if (Headline(entry, text, WebAddress.Canonical(entry.Link)) is not { } headline)
            return null;
        if (entry.Title is { Length: > Headlines.MaxLength } title)
            text = WithWholeTitle(title, text);
        // What came without a text is here all the same: its text is empty.
        var body = WithBareLinks(text ?? new("", ""), entry, origin.Entry!);
        var draft = Draft(entry, url, headline, body, isContent, origin.Entry!);
        return new(
            (draft with { Notes = Notes(entry, draft) }).WithinLimits(),
            body,
            origin with
            {
                Content = SHA256.HashData(Encoding.UTF8.GetBytes(body.Text)),
                Entry = origin.Entry! with { HasOwnText = MeaningfulText.IsIn(body, headline.Text) },
            }
        );
    }

    private static ArticleHtml? Sanitised(string? html, Uri? baseAddress)
    {
        if (NullIfBlank(html) is not { } given)
            return null;
        if (given.Length > LongestHtml && given.Length - EmbeddedPicture.LengthIn(given) > LongestHtml)
            throw new ArticleException($"expected a text of at most {LongestHtml / 1_000_000} MB as HTML");
        var body = ArticleHtml.Sanitise(given, baseAddress);
        return body.Text.Length > 0 || HasMore(body) ? body : null;
    }

    // The content is the story, unless the summary clearly says more: feeds that give one to some programs and the
    // other to others.
    private static (ArticleHtml? Body, bool IsContent) Fuller(ArticleHtml? content, ArticleHtml? summary)
    {
        if (content is null || summary is null)
            return (content ?? summary, content is not null);
        // The one is the picture, and the other what is said of it, perhaps with a smaller copy.
        if (content.Text.Length == 0)
            return (ArticleHtml.Sanitise(content.Html + WithoutPictures(content, summary)), false);
        var isSummary =
            summary.Text.Length > 2 * content.Text.Length || summary.Text.Length > content.Text.Length + MuchMore;
        if (isSummary)
            return (summary, false);
        return Standfirst.Is(summary.Text, content.Text)
            ? (ArticleHtml.Sanitise(WithoutPictures(content, summary) + content.Html), true)
            : (content, true);
    }

    private static string WithoutPictures(ArticleHtml content, ArticleHtml summary) =>
        content.Html.Contains("<img ", StringComparison.Ordinal) ? Picture().Replace(summary.Html, "") : summary.Html;

    private static bool HasMore(ArticleHtml body) =>
        body.Html.Contains("<img ", StringComparison.Ordinal) || body.Html.Contains("<a ", StringComparison.Ordinal);

    // A headline as long as a story is one: nothing of it is lost.
    private static ArticleHtml WithWholeTitle(string title, ArticleHtml? body)
    {
        var whole = $"<p>{WebUtility.HtmlEncode(title)}</p>";
        return body?.Text.Contains(title, StringComparison.Ordinal) == true
            ? body
            : ArticleHtml.Sanitise(whole + body?.Html);
    }

    private static DraftArticle Draft(
        ParsedEntry entry,
        string? url,
        (string Text, bool IsDerived) headline,
        ArticleHtml body,
        bool isContent,
        EntryOrigin from
    ) =>
        new()
        {
            Headline = headline.Text,
            HeadlineIsDerived = headline.IsDerived,
            Html = body.Html,
            IsSummary = body.Html.Length == 0 || (!isContent && IsSummary(body.Text)),
            Byline =
                entry.Authors.Count > 0 ? Shortened(string.Join(", ", entry.Authors.Select(Headlines.Clean))) : null,
            Url = url,
            Published = entry.Published ?? entry.Updated,
            Updated = entry.Updated,
            CommentsUrl = WebAddress.OfEntry(entry.CommentsLink),
            Language = LanguageTag.Parse(entry.Language),
            Topics =
            [
                .. entry
                    .Tags.Select(Headlines.Clean)
                    .Where(tag => tag.Length is > 0 and <= Headlines.MaxLength && !MachineTags.Is(tag))
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Take(MostTopics),
            ],
            Enclosures =
            [
                .. Files(entry, body)
                    .Select(AsEnclosure)
                    .OfType<Enclosure>()
                    .DistinctBy(file => file.Url)
                    .Take(MostEnclosures),
            ],
            Related =
            [
                .. entry
                    .Related.Where(item => !IsOwnPage(item, from))
                    .Select(AsRelated)
                    .Where(item =>
                        item.Text.Length <= Headlines.MaxLength && (item.Text.Length > 0 || item.Url is not null)
                    )
                    .DistinctBy(item => (Headlines.Normalise(item.Text), item.Url)),
            ],
        };

    // What stands beyond the limits is named; what is left out for what it is (ids of programs, the entry's own page)
    // is not.
    private static List<string> Notes(ParsedEntry entry, DraftArticle draft)
    {
        var topics = entry
            .Tags.Select(Headlines.Clean)
            .Where(tag => tag.Length > 0 && !MachineTags.Is(tag))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Count();
        List<string> notes = [];
        if (topics > draft.Topics.Count)
            notes.Add($"{topics - draft.Topics.Count} of its {topics} topics were left out");
        if (entry.Related.Count(item => item.Text == item.Url) is > MostBareLinks and var bare)
            notes.Add($"{bare - MostBareLinks} of its {bare} links without words were left out");
        var files = entry
            .Enclosures.Where(file => !file.IsImage)
            .Select(file => WebAddress.Canonical(file.Url))
            .OfType<string>()
            .Distinct()
            .ToList();
        var kept = draft.Enclosures.Select(file => file.Url).ToHashSet();
        if (files.Count(file => !kept.Contains(file)) is > 0 and var missing)
            notes.Add($"{missing} of its {files.Count} files were left out");
        return notes;
    }

    // Without a title, or with an address for one: how its text begins, else the words for its picture or its file.
    private static (string Text, bool IsDerived)? Headline(ParsedEntry entry, ArticleHtml? body, string? url)
    {
        var title = Headlines.Clean(entry.Title ?? "");
        if (title.Length > 0 && !ElementAddresses.IsWeb(title))
            return (Shortened(title), false);
        var paragraph = (body?.Text ?? "").Split('\n').Select(Headlines.Clean).FirstOrDefault(line => line.Length > 0);
        if (paragraph is not null)
            return (Shortened(Sentences.FirstClause(paragraph)), true);
        var words = PictureWords(body)
            .Concat(entry.Enclosures.Select(file => file.Title))
            .Concat(entry.Enclosures.Where(file => !file.IsImage).Select(file => FileName(file.Url)))
            .Select(text => Headlines.Clean(text ?? ""))
            .FirstOrDefault(text => text.Length > 0);
        if (words is not null)
            return (Shortened(Sentences.FirstClause(words)), true);
        return body is null && url is null ? null : ("Untitled", true);
    }

    private static string? FileName(string url) =>
        WebAddress.Parse(url) is { } address
            ? Path.GetFileNameWithoutExtension(Uri.UnescapeDataString(address.Segments[^1]))
            : null;

    private static IEnumerable<string?> PictureWords(ArticleHtml? body) =>
        PictureAlt().Matches(body?.Html ?? "").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value));

    private static bool IsSummary(string text) =>
        text.Length <= LongestSummary
        || text.AsSpan().TrimEnd("]) ").EndsWith("…")
        || text.AsSpan().TrimEnd("]) ").EndsWith("...");

    // Of a picture in several sizes the one that fits. A preview is a picture that the story mostly has itself.
    private static IEnumerable<ParsedEnclosure> Files(ParsedEntry entry, ArticleHtml body)
    {
        var files = entry
            .Enclosures.Where(file => !file.IsPreview)
            .GroupBy(file => file is { IsImage: true, PictureKey: { } key } ? key : file.Url)
            .Select(sizes => PictureSources.Fitting([.. sizes], file => file.Width)!)
            .ToList();
        if (body.Html.Contains("<img", StringComparison.Ordinal) || files.Exists(file => file.IsImage))
            return files;
        return
            PictureSources.Fitting([.. entry.Enclosures.Where(file => file.IsPreview)], file => file.Width)
                is { } preview
            ? files.Append(preview)
            : files;
    }

    private static Enclosure? AsEnclosure(ParsedEnclosure file) =>
        WebAddress.Canonical(file.Url) is not { } url
            ? null
            : new(
                url,
                Headlines.Clean(file.Type ?? "") is { Length: > 0 and <= 100 } type ? type : null,
                file.Length is > 0 ? file.Length : null,
                Headlines.Clean(file.Title ?? "") is { Length: > 0 } title ? Shortened(title) : null
            );

    // A link blog's entries lead to other sites, and some name their own page as a related one, without words.
    private static bool IsOwnPage(RelatedHeadline item, EntryOrigin from) =>
        !from.IsPublisher
        && item.Text == item.Url
        && WebAddress.Canonical(item.Url) is { } url
        && SameSite.Is(new Uri(url), new Uri(from.Site));

    private static RelatedHeadline AsRelated(RelatedHeadline item) =>
        new(item.Text == item.Url ? "" : Headlines.Clean(item.Text), WebAddress.OfRelated(item.Url));

    // What a feed only names by its address is no headline: it is a link below the text, unless it stands there already.
    private static ArticleHtml WithBareLinks(ArticleHtml body, ParsedEntry entry, EntryOrigin from)
    {
        var links = entry
            .Related.Where(item => item.Text == item.Url && !IsOwnPage(item, from))
            .Select(item => WebUtility.HtmlEncode(item.Url!))
            .Where(url => !body.Html.Contains($"\"{url}\"", StringComparison.Ordinal))
            .Take(MostBareLinks)
            .Select(url => $"<p><a href=\"{url}\">{url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..]}</a></p>")
            .ToList();
        return links.Count == 0 ? body : ArticleHtml.Sanitise(body.Html + string.Concat(links));
    }

    private static string Shortened(string text) =>
        text.Length <= Headlines.MaxLength
            ? text
            : text[
                ..(
                    char.IsHighSurrogate(text[Headlines.MaxLength - 2])
                        ? Headlines.MaxLength - 2
                        : Headlines.MaxLength - 1
                )
            ] + "…";

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    [GeneratedRegex("<img [^>]*>")]
    private static partial Regex Picture();

    // The sanitiser writes it so.
    [GeneratedRegex("<img src=\"[^\"]*\" alt=\"([^\"]+)\"")]
    private static partial Regex PictureAlt();
}
