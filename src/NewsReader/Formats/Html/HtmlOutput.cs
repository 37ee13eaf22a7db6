using System.Buffers;
using System.Text;

namespace NewsReader.Formats.Html;

/// <summary>
/// The HTML written so far. It knows which elements are open, escapes text, keeps words apart and removes elements that
/// show nothing. What an article may contain is up to <see cref="ArticleHtmlWriter"/>.
/// </summary>
internal sealed class HtmlOutput
{
    // Characters with a meaning in HTML, characters forbidden in HTML or XML, byte-order marks, and lone surrogates.
    private static readonly SearchValues<char> Special = SearchValues.Create([
        .. "&<>\"\uFEFF\uFFFE\uFFFF",
        .. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\n' or '\t')),
        .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c),
    ]);

    private readonly StringBuilder html = new();

    // Elements written but not yet closed, outermost first.
    private readonly List<OpenElement> open = [];

    // The number of open elements that cannot contain blocks.
    private int lines;

    // Where the content of the current block starts.
    private int blockStart;

    // The number of visible texts, pictures and rules.
    private int seen;

    // The number of texts, and of pictures with a description.
    private int named;

    // True if a space is due before the next text.
    private bool spaceIsDue;

    /// <summary>The number of open elements.</summary>
    public int Depth => open.Count;

    /// <summary>The name of the innermost open element, or null.</summary>
    public string? Parent => open.Count == 0 ? null : open[^1].Name;

    /// <summary>True if no open element forbids blocks inside it.</summary>
    public bool CanHoldBlocks => lines == 0;

    /// <summary>True if the innermost open element contains words, or a picture with a description.</summary>
    public bool HasWords => named > open[^1].Before.Named;

    /// <summary>True if an element of this name is open.</summary>
    public bool IsIn(string name)
    {
        foreach (var element in open)
            if (element.Name == name)
                return true;
        return false;
    }

    /// <summary>Opens an element. A space that is due is written before an inline element.</summary>
    public void Open(string name, IEnumerable<(string Name, string Value)> attributes)
    {
        var before = Mark();
        if (ArticleElements.IsInline(name))
            WriteSpace();
        else
            spaceIsDue = false;
        StartTag(name, attributes);
        open.Add(new(name, before, html.Length));
        if (ArticleElements.HoldsNoBlocks(name))
            lines++;
        if (!ArticleElements.IsInline(name))
            blockStart = html.Length;
    }

    /// <summary>
    /// Closes the innermost open element. An element that shows nothing is removed, but the spaces in it are kept.
    /// </summary>
    /// <param name="evenEmpty">True to keep the element in any case.</param>
    public void Close(bool evenEmpty = false)
    {
        var (name, before, inside) = open[^1];
        open.RemoveAt(open.Count - 1);
        if (ArticleElements.HoldsNoBlocks(name))
            lines--;
        var isInline = ArticleElements.IsInline(name);
        if (!evenEmpty && !ShowsMoreThan(before) && (!isInline || OnlyBlanksSince(inside)))
        {
            var hasBlanks = isInline && html.Length > inside;
            GoBackTo(before);
            if (hasBlanks)
                html.Append(' ');
        }
        else
        {
            // Browsers drop one line break after <pre>, so add one that can be dropped on the next read.
            if (name == "pre" && html[inside] == '\n')
                html.Insert(inside, '\n');
            EndTag(name);
        }
        if (isInline)
            return;
        spaceIsDue = false;
        blockStart = html.Length;
    }

    /// <summary>Writes a text.</summary>
    public void Text(string words)
    {
        if (!string.IsNullOrWhiteSpace(words))
        {
            if (!char.IsWhiteSpace(words[0]))
                WriteSpace();
            spaceIsDue = false;
            CountSeen(isNamed: true);
        }
        Escaped(words);
    }

    /// <summary>Keeps the words before and after apart, where only removed elements separated them.</summary>
    public void KeepApart() => spaceIsDue = true;

    /// <summary>Writes a space if one is due.</summary>
    public void WriteSpace()
    {
        if (spaceIsDue && html.Length > blockStart && !char.IsWhiteSpace(html[^1]))
            html.Append(IsIn("pre") ? '\n' : ' ');
        spaceIsDue = false;
    }

    /// <summary>Writes a picture. Its source and its description come first, in exactly this form.</summary>
    /// <param name="address">The absolute address.</param>
    /// <param name="alt">The description, or an empty string.</param>
    /// <param name="attributes">More attributes.</param>
    public void Picture(string address, string alt, IEnumerable<(string Name, string Value)> attributes)
    {
        WriteSpace();
        StartTag("img", [("src", address), ("alt", alt), .. attributes]);
        CountSeen(isNamed: alt.Length > 0);
    }

    /// <summary>
    /// Adds a description to the first picture without one in the innermost open element. Returns false if there is no
    /// such picture.
    /// </summary>
    public bool DescribePicture(string words)
    {
        var inside = open[^1].Inside;
        var content = html.ToString(inside, html.Length - inside);
        var alt = content.IndexOf("alt=\"\"", StringComparison.Ordinal) + 5;
        if (alt < 5)
            return false;
        html.Length = inside + alt;
        Escaped(words);
        html.Append(content, alt, content.Length - alt);
        named++;
        return true;
    }

    /// <summary>Writes a rule between blocks.</summary>
    public void Rule()
    {
        spaceIsDue = false;
        html.Append("<hr>");
        blockStart = html.Length;
        CountSeen(isNamed: false);
    }

    /// <summary>Counts something visible that was written by its tags.</summary>
    /// <param name="isNamed">True if it has words.</param>
    public void CountSeen(bool isNamed)
    {
        seen++;
        if (isNamed)
            named++;
    }

    /// <summary>Writes a start tag, and nothing else.</summary>
    public void StartTag(string name, IEnumerable<(string Name, string Value)> attributes)
    {
        html.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            html.Append(' ').Append(attribute).Append("=\"");
            Escaped(value);
            html.Append('"');
        }
        html.Append('>');
    }

    /// <summary>Writes an end tag, and nothing else.</summary>
    /// <param name="name">The element's name.</param>
    /// <param name="isBlock">True if a new block starts after it.</param>
    public void EndTag(string name, bool isBlock = false)
    {
        html.Append("</").Append(name).Append('>');
        if (isBlock)
            blockStart = html.Length;
    }

    /// <summary>Writes characters so that they mean themselves, in text and in attributes.</summary>
    public void Escaped(ReadOnlySpan<char> value)
    {
        while (value.IndexOfAny(Special) is >= 0 and var at)
        {
            html.Append(value[..at]);
            var isPair = at + 1 < value.Length && char.IsSurrogatePair(value[at], value[at + 1]);
            if (isPair)
                html.Append(value.Slice(at, 2));
            else
                html.Append(
                    value[at] switch
                    {
                        '&' => "&amp;",
                        '<' => "&lt;",
                        '>' => "&gt;",
                        '"' => "&quot;",
                        '\r' or '\f' or '\v' or '\u0085' => " ",
                        >= '\uD800' and <= '\uDFFF' => "\uFFFD",
                        _ => "",
                    }
                );
            value = value[(at + (isPair ? 2 : 1))..];
        }
        html.Append(value);
    }

    /// <summary>This point of the output.</summary>
    public Position Mark() => new(html.Length, seen, named, spaceIsDue);

    /// <summary>True if something visible was written since this point.</summary>
    public bool ShowsMoreThan(Position position) => seen > position.Seen;

    /// <summary>Removes what was written since this point. The same elements must be open.</summary>
    public void GoBackTo(Position position)
    {
        (html.Length, seen, named, spaceIsDue) = position;
        blockStart = Math.Min(blockStart, html.Length);
    }

    /// <summary>The HTML.</summary>
    public override string ToString() => html.ToString();

    private bool OnlyBlanksSince(int start)
    {
        for (var i = start; i < html.Length; i++)
            if (!char.IsWhiteSpace(html[i]))
                return false;
        return true;
    }

    /// <summary>A point of the output to go back to.</summary>
    public readonly record struct Position(int Length, int Seen, int Named, bool SpaceIsDue);

    // Inside: where the content starts.
    private readonly record struct OpenElement(string Name, Position Before, int Inside);
}
