using AngleSharp.Dom;
using NewsReader.Language;

namespace NewsReader.Formats.WebPages.Facts;

/// <summary>Chooses the headline among the titles of a page, and removes the site's name from it.</summary>
internal static class PageHeadline
{
    private const int MaxParts = 20;

    private static readonly string[] Separators =
    [
        " | ",
        " - ",
        " – ",
        " — ",
        " :: ",
        " » ",
        " « ",
        " · ",
        " • ",
        " / ",
        " > ",
        ": ",
        "｜",
        "_",
    ];

    /// <param name="document">The page.</param>
    /// <param name="given">The titles in the metadata, best first.</param>
    /// <param name="siteName">The publisher's name, or null.</param>
    /// <param name="host">The page's host, or null.</param>
    /// <returns>Null if the page has no title.</returns>
    public static string? Choose(IDocument document, IEnumerable<string?> given, string? siteName, string? host)
    {
        var headings = document
            .QuerySelectorAll("h1, h2")
            .Take(200)
            .Select(h => (h.LocalName, Text: TextMass.IsShort(h, 2000) ? StoryText.Line(h) : ""))
            .Where(h => h.Text.Length is > 0 and <= Headlines.MaxLength)
            .ToList();
        var shown = headings.Select(h => Headlines.Normalise(h.Text)).ToHashSet(StringComparer.Ordinal);
        var title = Headlines.Clean(document.QuerySelector("title")?.TextContent ?? "");
        var candidates = given
            .Append(title)
            .OfType<string>()
            .Where(t => t.Length <= 4 * Headlines.MaxLength)
            .Select(Headlines.Clean)
            .Where(t => t.Length > 0 && !IsName(t, siteName, host))
            .ToList();
        foreach (var candidate in candidates)
        {
            var plain = WithoutSite(candidate, shown, siteName, host);
            if (plain == title && !shown.Contains(Headlines.Normalise(plain)))
                plain = WithoutTail(plain);
            if (TextMass.WeightOf(plain) >= 6)
                return Cut(plain);
        }
        var first = headings
            .Where(h => h.LocalName == "h1")
            .Select(h => h.Text)
            .FirstOrDefault(text => !IsName(text, siteName, host));
        return first is not null ? Cut(first)
            : candidates.Count > 0 ? Cut(candidates[0])
            : null;
    }

    private static string WithoutSite(string title, HashSet<string> headings, string? siteName, string? host)
    {
        var parts = new List<(string Before, string After)>();
        foreach (var separator in Separators)
        {
            for (
                var at = title.IndexOf(separator, StringComparison.Ordinal);
                at > 0 && parts.Count < MaxParts;
                at = title.IndexOf(separator, at + 1, StringComparison.Ordinal)
            )
                parts.Add((title[..at].Trim(), title[(at + separator.Length)..].Trim()));
        }
        if (parts.Count == 0 || headings.Contains(Headlines.Normalise(title)))
            return title;
        var whole = parts
            .SelectMany(p => (string[])[p.Before, p.After])
            .Where(part => TextMass.WeightOf(part) >= 10)
            .OrderByDescending(part => part.Length)
            .FirstOrDefault(part => headings.Contains(Headlines.Normalise(part)));
        if (whole is not null)
            return whole;
        foreach (var (before, after) in parts.OrderBy(p => p.After.Length))
        {
            if (IsName(after, siteName, host) && before.Length > 0)
                return WithoutSite(before, headings, siteName, host);
            if (IsName(before, siteName, host) && after.Length > 0)
                return WithoutSite(after, headings, siteName, host);
        }
        return title;
    }

    // In a title that only the browser tab shows, a short last part is most likely the site's name.
    private static string WithoutTail(string title)
    {
        foreach (var separator in Separators.Where(s => s is not (": " or "_")))
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (
                at > 0
                && TextMass.WeightOf(title[..at]) >= 15
                && title[(at + separator.Length)..].Split(' ').Length <= 4
                && TextMass.WeightOf(title[..at]) > TextMass.WeightOf(title[at..])
            )
                return title[..at].Trim();
        }
        return title;
    }

    // "The Example Post", "ExamplePost.com" and "example-post" are all names of www.example-post.com.
    private static bool IsName(string text, string? siteName, string? host)
    {
        var letters = Letters(text);
        if (letters.Length == 0)
            return true;
        if (
            siteName is not null
            && Letters(siteName) is { Length: > 0 } name
            && (letters == name || letters == "the" + name || "the" + letters == name)
        )
            return true;
        if (host is null)
            return false;
        var labels = host.Split('.')
            .Where(label => label.Length > 2 && label is not ("www" or "com" or "org" or "net"))
            .Select(Letters)
            .ToList();
        return letters == Letters(host)
            || letters == Letters(host.Replace("www.", "", StringComparison.OrdinalIgnoreCase))
            || labels.Exists(label => letters == label || letters == "the" + label);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Cut(string headline) => Shortening.CutBetweenWords(headline, Headlines.MaxLength);
}
