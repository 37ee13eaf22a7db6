using System.Text;
using NewsReader.Formats.Feeds.Xml;

namespace NewsReader.Formats.Feeds.RelatedLists;

/// <summary>
/// Finds lists of links that publishers put into a text: a line such as "Related:" or "Read also" followed by nothing
/// but links, in the same line or the next ones. The lists stay in the text, so that it remains what the publisher
/// wrote.
/// </summary>
internal static class RelatedListFinder
{
    private const int MaxLine = 200;
    private const int MaxPhrase = 60;

    // A line of links may contain this many other letters, such as a date or source, but fewer than the links have.
    private const int MaxOutsideLinks = 30;

    public static IEnumerable<RelatedHeadline> In(string? html, Uri? baseAddress)
    {
        if (html is null || !html.Contains("<a", StringComparison.OrdinalIgnoreCase))
            yield break;
        var isOpen = false;
        foreach (var line in Lines(html))
        {
            if (line.IsHeading(out var isComplete))
            {
                isOpen = line.Links.Count == 0 || isComplete;
                foreach (var link in line.Links)
                    yield return Resolved(link, baseAddress);
            }
            else if (isOpen && line.IsLinks)
            {
                foreach (var link in line.Links)
                    yield return Resolved(link, baseAddress);
            }
            else if (!line.IsBlank)
                isOpen = false;
        }
    }

    private static RelatedHeadline Resolved((string Text, string Href) link, Uri? baseAddress) =>
        new(link.Text, ElementAddresses.Resolve(link.Href, baseAddress));

    // A line is the text between two block tags or line breaks. Text is either part of a link or outside of links.
    private static IEnumerable<HtmlLine> Lines(string html)
    {
        var line = new HtmlLine();
        var scanner = new MarkupScanner(html, isHtml: true);
        string? href = null;
        while (scanner.Read())
        {
            if (scanner.Kind == MarkupKind.Text)
                line.Add(scanner.Value, isLink: href is not null);
            else if (scanner.Name.Equals("a", StringComparison.OrdinalIgnoreCase))
            {
                if (href is not null)
                    line.EndLink(href);
                href = scanner.Kind == MarkupKind.Start ? scanner.Attribute("href") : null;
            }
            else if (
                !HtmlText.IsInline(scanner.Name)
                && href is null
                && !scanner.Name.Equals("img", StringComparison.OrdinalIgnoreCase)
            )
            {
                yield return line;
                line = new HtmlLine();
            }
        }
        if (href is not null)
            line.EndLink(href);
        yield return line;
    }

    private sealed class HtmlLine
    {
        private readonly StringBuilder outsideLinks = new();
        private readonly StringBuilder linkText = new();

        public List<(string Text, string Href)> Links { get; } = [];

        public bool IsBlank => Links.Count == 0 && outsideLinks.ToString().AsSpan().Trim().IsEmpty;

        public bool IsLinks =>
            Links.Count > 0
            && Letters(outsideLinks.ToString()) is var letters
            && letters <= MaxOutsideLinks
            && letters < Links.Sum(link => Letters(link.Text));

        private static int Letters(string text) => text.Count(char.IsLetter);

        public void Add(string text, bool isLink)
        {
            var to = isLink ? linkText : outsideLinks;
            if (to.Length <= MaxLine)
                to.Append(text, 0, Math.Min(text.Length, MaxLine + 1));
        }

        public void EndLink(string href)
        {
            // A link whose text is its address has no headline.
            if (
                linkText.ToString() is var text
                && !string.IsNullOrWhiteSpace(text)
                && !ElementAddresses.IsWeb(text.Trim())
            )
                Links.Add((text, href));
            linkText.Clear();
        }

        /// <param name="isComplete">True if the line is only the heading, so that the links follow in further
        /// lines.</param>
        public bool IsHeading(out bool isComplete)
        {
            isComplete = false;
            if (outsideLinks.Length > MaxLine)
                return false;
            var heading = Headlines.Clean(outsideLinks.ToString());
            if (heading.Length is 0 or > MaxPhrase)
                return false;
            if (Links.Count == 0)
                return isComplete = RelatedWords.IsHeading(heading);
            // "Related: A headline | Another one": the heading comes first, and only signs stand between the links.
            var end = heading.IndexOfAny([':', '：', '>', '»', '→', '–', '-', '|', '▶', '►']);
            return RelatedWords.IsHeading(end > 0 ? heading[..end] : heading)
                && (end < 0 || Letters(heading[end..]) <= MaxOutsideLinks);
        }
    }
}
