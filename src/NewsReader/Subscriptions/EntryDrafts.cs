using System.Security.Cryptography;
using System.Text;
using NewsReader.Articles;
using NewsReader.Documents;
using NewsReader.Feeds;

namespace NewsReader.Subscriptions;

/// <summary>Entries of feeds as articles to be kept.</summary>
public static class EntryDrafts
{
    private const int LongestHtml = 1_000_000;
    private const int MostRelated = 100;
    private const int MostTopics = 50;
    private const int MostEnclosures = 20;

    // What is longer than most stories is hardly a summary.
    private const int LongestSummary = 1_200;

    /// <param name="entry">The entry.</param>
    /// <param name="url">The canonical form of its link; null when it has none, or when it leads to the site as a whole.</param>
    /// <param name="origin">By what it is recognised.</param>
    /// <returns>Null when the entry says nothing that could be a headline.</returns>
    /// <exception cref="ArticleException">Its text is beyond the limits.</exception>
    public static PreparedArticle? Of(ParsedEntry entry, string? url, Origin origin)
    {
        var html = NullIfBlank(entry.Content) ?? NullIfBlank(entry.Summary);
        if (html?.Length > LongestHtml) throw new ArticleException($"expected a text of at most {LongestHtml / 1_000_000} MB as HTML");
        var body = html is null ? null : ArticleHtml.Sanitise(html, entry.BaseAddress);
        var text = body?.Text ?? "";
        if (Headline(entry, text, WebAddress.Canonical(entry.Link)) is not { } headline) return null;
        // What came without a text is here all the same: its text is empty.
        if (body is null || (text.Length == 0 && !body.Html.Contains("<img", StringComparison.Ordinal))) body = new("", "");
        return new(Draft(entry, url, headline, body, origin.Entry!), body, origin with
        {
            Content = SHA256.HashData(Encoding.UTF8.GetBytes(text)),
            Entry = origin.Entry! with { HasOwnText = OwnText.IsIn(body, headline.Text) },
        });
    }

    private static DraftArticle Draft(
        ParsedEntry entry, string? url, (string Text, bool IsDerived) headline, ArticleHtml body, EntryOrigin from) => new()
    {
        Headline = headline.Text,
        HeadlineIsDerived = headline.IsDerived,
        Html = body.Html,
        IsSummary = body.Html.Length == 0 || (NullIfBlank(entry.Content) is null && IsSummary(body.Text)),
        Byline = entry.Authors.Count > 0 ? Shortened(string.Join(", ", entry.Authors.Select(Headlines.Clean))) : null,
        Url = url,
        Published = entry.Published ?? entry.Updated,
        Updated = entry.Updated,
        CommentsUrl = WebAddress.OfEntry(entry.CommentsLink),
        Language = LanguageTag.Parse(entry.Language),
        Topics = [.. entry.Tags.Select(Headlines.Clean).Where(tag => tag.Length is > 0 and <= Headlines.MaxLength).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostTopics)],
        Enclosures = [.. Files(entry, body).Select(AsEnclosure).OfType<Enclosure>().DistinctBy(file => file.Url).Take(MostEnclosures)],
        Related = [.. entry.Related.Where(item => !IsOwnPage(item, from)).Select(AsRelated)
            .Where(item => item.Text.Length is > 0 and <= Headlines.MaxLength)
            .DistinctBy(item => (Headlines.Normalise(item.Text), item.Url)).Take(MostRelated)],
    };

    private static (string Text, bool IsDerived)? Headline(ParsedEntry entry, string text, string? url)
    {
        if (Headlines.Clean(entry.Title ?? "") is { Length: > 0 } given) return (Shortened(given), false);
        var paragraph = text.Split('\n').Select(Headlines.Clean).FirstOrDefault(line => line.Length > 0);
        if (paragraph is not null) return (Shortened(Sentences.FirstClause(paragraph)), true);
        return url is null ? null : (Shortened(url), true);
    }

    private static bool IsSummary(string text) => text.Length <= LongestSummary || text.AsSpan().TrimEnd("]) ").EndsWith("…") || text.AsSpan().TrimEnd("]) ").EndsWith("...");

    // A preview is a picture that the story mostly has itself.
    private static IEnumerable<ParsedEnclosure> Files(ParsedEntry entry, ArticleHtml body) =>
        body.Html.Contains("<img", StringComparison.Ordinal) || entry.Enclosures.Any(file => file is { IsImage: true, IsPreview: false })
            ? entry.Enclosures.Where(file => !file.IsPreview)
            : entry.Enclosures.Where(file => !file.IsPreview).Concat(entry.Enclosures.Where(file => file.IsPreview).Take(1));

    private static Enclosure? AsEnclosure(ParsedEnclosure file) => WebAddress.Canonical(file.Url) is not { } url ? null
        : new(url, Headlines.Clean(file.Type ?? "") is { Length: > 0 and <= 100 } type ? type : null, file.Length is > 0 ? file.Length : null,
            Headlines.Clean(file.Title ?? "") is { Length: > 0 } title ? Shortened(title) : null);

    // A link blog's entries lead to other sites, and some name their own page as a related one, without words.
    private static bool IsOwnPage(RelatedHeadline item, EntryOrigin from) =>
        !from.IsPublisher && item.Text == item.Url && WebAddress.Canonical(item.Url) is { } url
        && SameSite.Is(new Uri(url), new Uri(from.Site));

    private static RelatedHeadline AsRelated(RelatedHeadline item) => new(Headlines.Clean(item.Text), WebAddress.OfRelated(item.Url));

    private static string Shortened(string text) => text.Length <= Headlines.MaxLength ? text
        : text[..(char.IsHighSurrogate(text[Headlines.MaxLength - 2]) ? Headlines.MaxLength - 2 : Headlines.MaxLength - 1)] + "…";

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
