namespace NewsReader.Formats.Feeds.Xml;

/// <summary>
/// Scans XML or HTML markup that need not be well-formed, one tag or piece of text at a time, in linear time. It never
/// fails. Comments, declarations and processing instructions are skipped.
/// </summary>
/// <param name="text">The markup.</param>
/// <param name="isHtml">True to skip <c>script</c> and similar elements with their content, which holds no
/// tags.</param>
internal sealed class MarkupScanner(string text, bool isHtml)
{
    private const int MaxAttributes = 256;

    // In a broken value that contains quotes, each word becomes an attribute without a value. This limit leaves room
    // for the real ones.
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

    /// <summary>True to read the content of <c>noscript</c>.</summary>
    public bool ReadsNoscript { get; init; }

    public MarkupKind Kind { get; private set; }

    /// <summary>The name of the tag, as written.</summary>
    public string Name { get; private set; } = "";

    /// <summary>True for a tag that ends in "/&gt;".</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>True for a tag cut off by the end of the text or by another tag.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The text, with character references resolved.</summary>
    public string Value { get; private set; } = "";

    /// <summary>The position where the tag or text begins.</summary>
    public int Start { get; private set; }

    /// <summary>The position where it ends.</summary>
    public int End => at;

    public IReadOnlyList<(string Name, string Value)> Attributes => attributes;

    public string? Attribute(string name) =>
        attributes.Find(attribute => attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Advances to the next tag or text.</summary>
    /// <returns>False at the end of the input.</returns>
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

    // Reads from the current position, even from a "<" that opens nothing.
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

    private bool Opens(int position) =>
        position + 1 < text.Length
        && (
            text[position + 1] is '!' or '?'
            || IsNameStart(position + 1)
            || text[position + 1] == '/' && IsNameStart(position + 2)
        );

    private bool IsNameStart(int position) =>
        position < text.Length
        && (
            char.IsAsciiLetter(text[position])
            || text[position] is '_' or ':'
            || text[position] >= 0x80 && char.IsLetter(text[position])
        );

    // Without its end marker, the section continues to the next end tag, so that the rest is not lost.
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

    /// <returns>False at the end of the tag.</returns>
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
        // An unquoted value, or one without its closing quote, ends at a space or at the end of the tag. In HTML it may
        // contain slashes.
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
