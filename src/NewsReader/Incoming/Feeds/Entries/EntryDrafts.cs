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

namespace NewsReader.Incoming.Feeds.Entries;

/// <summary>Makes articles of feed entries.</summary>
public static partial class EntryDrafts
{
    private const int MaxTopics = 50;
    private const int MaxEnclosures = 20;

    // A list of addresses without words is not news.
    private const int MaxBareLinks = 20;

    // A text longer than this is hardly a summary: most stories are shorter.
    private const int MaxSummaryLength = 1_200;

    /// <param name="entry">The entry.</param>
    /// <param name="url">The canonical form of its link; null if it has none, or if it leads to the site as a
    /// whole.</param>
    /// <param name="origin">How the entry is recognised.</param>
    /// <returns>Null if the entry has nothing that could be a headline.</returns>
    /// <exception cref="ArticleException">Its text is too large.</exception>
    public static PreparedArticle? Of(ParsedEntry entry, string? url, Origin origin)
    {
        var text = EntryText.Of(entry);
        if (Headline(entry, text.Body, WebAddress.Canonical(entry.Link)) is not { } headline)
            return null;
        // An entry without a text has arrived too: its text is empty.
        var body = EntryText.WithLinks(text.Body ?? new("", ""), BareLinks(entry, origin.Entry!), MaxBareLinks);
        var draft = Draft(entry, url, headline, body, text.IsContent, origin.Entry!);
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

    private static DraftArticle Draft(
        ParsedEntry entry,
        string? url,
        (string Text, bool IsDerived) headline,
        ArticleHtml body,
        bool isContent,
        EntryOrigin origin
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
            Topics = [.. Topics(entry).Where(tag => tag.Length <= Headlines.MaxLength).Take(MaxTopics)],
            Enclosures =
            [
                .. Files(entry, body)
                    .Select(AsEnclosure)
                    .OfType<Enclosure>()
                    .DistinctBy(file => file.Url)
                    .Take(MaxEnclosures),
            ],
            Related =
            [
                .. entry
                    .Related.Where(item => !IsOwnPage(item, origin))
                    .Select(AsRelated)
                    .Where(item =>
                        item.Text.Length <= Headlines.MaxLength && (item.Text.Length > 0 || item.Url is not null)
                    )
                    .DistinctBy(item => (Headlines.Normalise(item.Text), item.Url)),
            ],
        };

    // What is over a limit is noted. What is left out for what it is (tags of programs, the entry's own page) is not.
    private static List<string> Notes(ParsedEntry entry, DraftArticle draft)
    {
        var topics = Topics(entry).Count();
        List<string> notes = [];
        if (topics > draft.Topics.Count)
            notes.Add($"{topics - draft.Topics.Count} of its {topics} topics were left out");
        if (entry.Related.Count(item => item.Text == item.Url) is > MaxBareLinks and var bare)
            notes.Add($"{bare - MaxBareLinks} of its {bare} links without words were left out");
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

    private static IEnumerable<string> Topics(ParsedEntry entry) =>
        entry
            .Tags.Select(Headlines.Clean)
            .Where(tag => tag.Length > 0 && !MachineTags.Is(tag))
            .Distinct(StringComparer.OrdinalIgnoreCase);

    // Without a title, or with an address as title: the beginning of the text, else the description of a picture or the
    // name of a file.
    private static (string Text, bool IsDerived)? Headline(ParsedEntry entry, ArticleHtml? body, string? url)
    {
        var title = Headlines.Clean(entry.Title ?? "");
        if (title.Length > 0 && !ElementAddresses.IsWeb(title))
            return (Shortened(title), false);
        var paragraph = (body?.Text ?? "").Split('\n').Select(Headlines.Clean).FirstOrDefault(line => line.Length > 0);
        if (paragraph is not null)
            return (Shortened(Sentences.FirstClause(paragraph)), true);
        var words = PictureDescriptions(body)
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

    private static IEnumerable<string?> PictureDescriptions(ArticleHtml? body) =>
        PictureAlt().Matches(body?.Html ?? "").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value));

    private static bool IsSummary(string text) =>
        text.Length <= MaxSummaryLength
        || text.AsSpan().TrimEnd("]) ").EndsWith("…")
        || text.AsSpan().TrimEnd("]) ").EndsWith("...");

    // Of a picture in several sizes, keep the one that fits. Keep a preview only if there is no other picture, because
    // the story mostly shows the same one.
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

    // The entries of a link blog lead to other sites, and some list their own page as related, without words.
    private static bool IsOwnPage(RelatedHeadline item, EntryOrigin origin) =>
        !origin.IsPublisher
        && item.Text == item.Url
        && WebAddress.Canonical(item.Url) is { } url
        && SameSite.Is(new Uri(url), new Uri(origin.Site));

    private static RelatedHeadline AsRelated(RelatedHeadline item) =>
        new(item.Text == item.Url ? "" : Headlines.Clean(item.Text), WebAddress.OfRelated(item.Url));

    // A related item without words is not a headline, so it becomes a link below the text.
    private static IEnumerable<string> BareLinks(ParsedEntry entry, EntryOrigin origin) =>
        entry.Related.Where(item => item.Text == item.Url && !IsOwnPage(item, origin)).Select(item => item.Url!);

    private static string Shortened(string text) => Shortening.Cut(text, Headlines.MaxLength);

    // The sanitiser always writes pictures in this form.
    [GeneratedRegex("<img src=\"[^\"]*\" alt=\"([^\"]+)\"")]
    private static partial Regex PictureAlt();
}
