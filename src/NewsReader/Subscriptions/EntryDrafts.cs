using NewsReader.Articles;
using NewsReader.Documents;
using NewsReader.Feeds;

namespace NewsReader.Subscriptions;

/// <summary>Entries of feeds as draft articles.</summary>
public static class EntryDrafts
{
    private const int MostRelated = 100;
    private const int MostTopics = 50;
    private const int MostEnclosures = 20;

    // What is longer than most stories is hardly a summary.
    private const int LongestSummary = 1_200;

    /// <param name="entry">The entry.</param>
    /// <param name="hasOwnLink">False when its link leads to more than this story: then it does not name it.</param>
    /// <returns>Null when the entry says nothing that could be a headline.</returns>
    public static DraftArticle? Of(ParsedEntry entry, bool hasOwnLink)
    {
        var html = NullIfBlank(entry.Content) ?? NullIfBlank(entry.Summary);
        var text = html is null ? "" : ArticleHtml.Sanitise(html).Text;
        if (text.Length == 0 && !(html ?? "").Contains("<img", StringComparison.OrdinalIgnoreCase)) html = null;
        var url = WebAddress.Canonical(entry.Link);
        if (Headline(entry, text, url) is not { } headline) return null;
        return new DraftArticle
        {
            Headline = headline.Text,
            HeadlineIsDerived = headline.IsDerived,
            Html = SaysMore(text, headline.Text) ? html : null,
            BaseAddress = entry.BaseAddress,
            IsSummary = NullIfBlank(entry.Content) is null && IsSummary(text),
            Byline = entry.Authors.Count > 0 ? Shortened(string.Join(", ", entry.Authors.Select(Headlines.Clean))) : null,
            Url = hasOwnLink ? url : null,
            Published = entry.Published ?? entry.Updated,
            Updated = entry.Updated,
            CommentsUrl = WebAddress.Canonical(entry.CommentsLink),
            Language = LanguageTag.Parse(entry.Language),
            Topics = [.. entry.Tags.Select(Headlines.Clean).Where(tag => tag.Length is > 0 and <= Headlines.MaxLength).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostTopics)],
            Enclosures = [.. Files(entry, html).Select(AsEnclosure).OfType<Enclosure>().DistinctBy(file => file.Url).Take(MostEnclosures)],
            Related = [.. entry.Related.Select(AsRelated).Where(item => item.Text.Length is > 0 and <= Headlines.MaxLength).DistinctBy(item => (Headlines.Normalise(item.Text), item.Url)).Take(MostRelated)],
        };
    }

    private static (string Text, bool IsDerived)? Headline(ParsedEntry entry, string text, string? url)
    {
        if (Headlines.Clean(entry.Title ?? "") is { Length: > 0 } given) return (Shortened(given), false);
        var paragraph = text.Split('\n').Select(Headlines.Clean).FirstOrDefault(line => line.Length > 0);
        if (paragraph is not null) return (Shortened(Sentences.FirstClause(paragraph)), true);
        return url is null ? null : (Shortened(url), true);
    }

    // A body that only says the headline again is none.
    private static bool SaysMore(string text, string headline) => text.Length == 0 || Headlines.Normalise(text) != Headlines.Normalise(headline);

    private static bool IsSummary(string text) => text.Length <= LongestSummary || text.AsSpan().TrimEnd("]) ").EndsWith("…") || text.AsSpan().TrimEnd("]) ").EndsWith("...");

    // A preview is a picture that the story mostly has itself.
    private static IEnumerable<ParsedEnclosure> Files(ParsedEntry entry, string? html) =>
        (html ?? "").Contains("<img", StringComparison.OrdinalIgnoreCase) || entry.Enclosures.Any(file => file is { IsImage: true, IsPreview: false })
            ? entry.Enclosures.Where(file => !file.IsPreview)
            : entry.Enclosures.Where(file => !file.IsPreview).Concat(entry.Enclosures.Where(file => file.IsPreview).Take(1));

    private static Enclosure? AsEnclosure(ParsedEnclosure file) => WebAddress.Canonical(file.Url) is not { } url ? null
        : new(url, Headlines.Clean(file.Type ?? "") is { Length: > 0 and <= 100 } type ? type : null, file.Length is > 0 ? file.Length : null,
            Headlines.Clean(file.Title ?? "") is { Length: > 0 } title ? Shortened(title) : null);

    private static RelatedHeadline AsRelated(RelatedHeadline item) => new(Headlines.Clean(item.Text), WebAddress.Canonical(item.Url));

    private static string Shortened(string text) => text.Length <= Headlines.MaxLength ? text
        : text[..(char.IsHighSurrogate(text[Headlines.MaxLength - 2]) ? Headlines.MaxLength - 2 : Headlines.MaxLength - 1)] + "…";

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
