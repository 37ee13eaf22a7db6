namespace NewsReader.Formats.Feeds.Xml;

/// <summary>
/// Reads markup that need not be well-formed, of XML or HTML, from one tag or piece of text to the next: linear in
/// time, and nothing is refused. Comments, declarations and processing instructions are passed over.
/// </summary>
/// <param name="text">The markup.</param>
/// <param name="isHtml">True when <c>script</c> and the like hold no tags, and are passed over with all in
/// them.</param>
internal sealed class MarkupScanner(string text, bool isHtml)
{
    private const int MaxAttributes = 256;

    // Of a value with quotation marks in it, each word becomes an attribute without a value: these leave room for the
    // others.
    private const int MaxEmptyAttributes = 128;

    private static readonly string[] Raw =
    [
        "script",
        "style",
        "noscript",
        "template",
        "textarea",
        "iframe",
        "xmp",
        "noembed",
        "noframes",
    ];

    private readonly MarkupSkips skips = new(text);
    private readonly List<(string Name, string Value)> attributes = [];
    private int at;

    /// <summary>True reads what stands there for those without scripts.</summary>
    public bool ReadsNoscript { get; init; }

    public MarkupKind Kind { get; private set; }

    /// <summary>The name of the tag, as written.</summary>
    public string Name { get; private set; } = "";

    /// <summary>True for a tag that ends in "/&gt;".</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>True for a tag that the text ends in, or that another one interrupts.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The text, with references resolved.</summary>
    public string Value { get; private set; } = "";

    /// <summary>Where the tag or text begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends.</summary>
    public int End => at;

    public IReadOnlyList<(string Name, string Value)> Attributes => attributes;

    public string? Attribute(string name) =>
        attributes.Find(attribute => attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Goes on to the next tag or text.</summary>
    /// <returns>False at the end.</returns>
    public bool Read()
    {
        while (at < text.Length)
        {
            Start = at;
            if (text[at] != '<')
            {
                ReadText();
                return true;
            }
            if (skips.Comment(at) is { } comment)
                at = comment;
            else if (IsAt("<![CDATA["))
            {
                ReadCharacterData();
                return true;
            }
            else if (IsAt("<!") || IsAt("<?"))
                PassOver();
            else if (ReadTag())
            {
                if (isHtml && Kind == MarkupKind.Start && !IsEmpty && IsRaw())
                    PassRawText();
                else
                    return true;
            }
            else
            {
                ReadText();
                return true;
            }
        }
        return false;
    }

    private bool IsAt(string opening) => string.CompareOrdinal(text, at, opening, 0, opening.Length) == 0;

    // From where it stands, be that a "<" that opens nothing.
    private void ReadText()
    {
        var end = at;
        do
        {
            end = text.IndexOf('<', end + 1);
            if (end < 0)
                end = text.Length;
        } while (end < text.Length && !Opens(end));
        (Kind, Value, at) = (MarkupKind.Text, CharacterReferences.Decode(text.AsSpan(at, end - at)), end);
    }

    private bool Opens(int place) =>
        place + 1 < text.Length
        && (
            text[place + 1] is '!' or '?' || IsNameStart(place + 1) || text[place + 1] == '/' && IsNameStart(place + 2)
        );

    private bool IsNameStart(int place) =>
        place < text.Length
        && (
            char.IsAsciiLetter(text[place])
            || text[place] is '_' or ':'
            || text[place] >= 0x80 && char.IsLetter(text[place])
        );

    // Without an end it goes on to the next end tag, so that the rest is not lost.
    private void ReadCharacterData()
    {
        var start = at + "<![CDATA[".Length;
        var end = skips.Find("]]>", start);
        if (end >= 0)
            at = end + 3;
        else
            at = end = text.IndexOf("</", start, StringComparison.Ordinal) is >= 0 and var tag ? tag : text.Length;
        (Kind, Value) = (MarkupKind.Text, text[start..end]);
    }

    private void PassOver()
    {
        var end = IsAt("<?") ? skips.Find("?>", at) : -1;
        if (end >= 0)
            at = end + 2;
        else
            at = skips.Find(">", at) is >= 0 and var close ? close + 1 : text.Length;
    }

    private bool IsRaw() =>
        Raw.Contains(Name, StringComparer.OrdinalIgnoreCase)
        && !(ReadsNoscript && Name.Equals("noscript", StringComparison.OrdinalIgnoreCase));

    private void PassRawText()
    {
        var end = text.IndexOf("</" + Name, at, StringComparison.OrdinalIgnoreCase);
        at = end < 0 ? text.Length : end;
        if (end >= 0)
            PassOver();
    }

    private bool ReadTag()
    {
        var isEnd = at + 1 < text.Length && text[at + 1] == '/';
        var start = at + (isEnd ? 2 : 1);
        if (!IsNameStart(start))
            return false;
        var end = start;
        while (
            end < text.Length
            && !char.IsWhiteSpace(text[end])
            && text[end] is not ('>' or '/' or '<' or '=' or '"' or '\'')
        )
            end++;
        (Kind, Name, IsEmpty, IsCut, at) = (
            isEnd ? MarkupKind.End : MarkupKind.Start,
            text[start..end],
            false,
            false,
            end
        );
        attributes.Clear();
        while (ReadAttribute()) { }
        return true;
    }

    /// <returns>False when the tag ends.</returns>
    private bool ReadAttribute()
    {
        while (
            at < text.Length
            && (char.IsWhiteSpace(text[at]) || text[at] is '"' or '\'' or '=' || text[at] == '/' && !IsAt("/>"))
        )
            at++;
        if (at >= text.Length || text[at] == '<')
        {
            IsCut = true;
            return false;
        }
        if (text[at] is '>' or '/')
        {
            IsEmpty = text[at] == '/';
            at += IsEmpty ? 2 : 1;
            return false;
        }
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('=' or '>' or '<') && !IsAt("/>"))
            at++;
        var name = text[start..at];
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        var value = at < text.Length && text[at] == '=' ? ReadValue() : "";
        if (attributes.Count < (value.Length > 0 ? MaxAttributes : MaxEmptyAttributes))
            attributes.Add((name, value));
        return true;
    }

    private string ReadValue()
    {
        at++;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        if (at >= text.Length)
            return "";
        if (text[at] is '"' or '\'')
        {
            var close = skips.Find(text[at] == '"' ? "\"" : "'", at + 1);
            if (
                close >= 0
                && (
                    close + 1 >= text.Length
                    || char.IsWhiteSpace(text[close + 1])
                    || text[close + 1] is '>' or '/' or '<' or '?'
                )
            )
            {
                var quoted = CharacterReferences.Decode(text.AsSpan(at + 1, close - at - 1));
                at = close + 1;
                return quoted;
            }
            at++;
        }
        // Without quotation marks, or without the closing one: it ends where a blank or the tag does. In HTML a slash
        // belongs to it.
        var start = at;
        while (
            at < text.Length
            && !char.IsWhiteSpace(text[at])
            && text[at] is not ('>' or '<' or '"')
            && (isHtml || !IsAt("/>"))
        )
            at++;
        return CharacterReferences.Decode(text.AsSpan(start, at - start));
    }
}
