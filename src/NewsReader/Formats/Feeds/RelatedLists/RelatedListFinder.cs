using System.Text;
using NewsReader.Formats.Feeds.Xml;

namespace NewsReader.Formats.Feeds.RelatedLists;

/// <summary>
/// Finds the lists of links that publishers put into a text: a line such as "Related:" or "Read also", and then nothing
/// but links, in the same line or in the lines that follow. They are read, and stay in the text: it says what it said.
/// </summary>
internal static class RelatedListFinder
{
    private const int MaxLine = 200;
    private const int MaxPhrase = 60;

    // Letters that may stand beside the links of a line, fewer than in them: a date, a source.
    private const int MaxBeside = 30;

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

    // A line is what stands between the tags of blocks, or two line breaks; a link's words are inside, all else is
    // beside.
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
        private readonly StringBuilder beside = new();
        private readonly StringBuilder words = new();

        public List<(string Text, string Href)> Links { get; } = [];

        public bool IsBlank => Links.Count == 0 && beside.ToString().AsSpan().Trim().IsEmpty;

        public bool IsLinks =>
            Links.Count > 0
            && Letters(beside.ToString()) is var letters
            && letters <= MaxBeside
            && letters < Links.Sum(link => Letters(link.Text));

        private static int Letters(string text) => text.Count(char.IsLetter);

        public void Add(string text, bool isLink)
        {
            var to = isLink ? words : beside;
            if (to.Length <= MaxLine)
                to.Append(text, 0, Math.Min(text.Length, MaxLine + 1));
        }

        public void EndLink(string href)
        {
            // An address in words is no headline.
            if (
                words.ToString() is var text
                && !string.IsNullOrWhiteSpace(text)
                && !ElementAddresses.IsWeb(text.Trim())
            )
                Links.Add((text, href));
            words.Clear();
        }

        /// <param name="isComplete">True when the line says so by itself, and links can follow in further
        /// lines.</param>
        public bool IsHeading(out bool isComplete)
        {
            isComplete = false;
            if (beside.Length > MaxLine)
                return false;
            var said = Headlines.Clean(beside.ToString());
            if (said.Length is 0 or > MaxPhrase)
                return false;
            if (Links.Count == 0)
                return isComplete = RelatedWords.Say(said);
            // "Related: A headline | Another one": the words stand first, and between the links are only signs.
            var end = said.IndexOfAny([':', '：', '>', '»', '→', '–', '-', '|', '▶', '►']);
            return RelatedWords.Say(end > 0 ? said[..end] : said) && (end < 0 || Letters(said[end..]) <= MaxBeside);
        }
    }
}
