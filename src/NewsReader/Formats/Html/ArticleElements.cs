namespace NewsReader.Formats.Html;

/// <summary>
/// The elements an article may contain, and how others are treated. An element in no list is removed and its content
/// kept.
/// </summary>
internal static class ArticleElements
{
    private static readonly HashSet<string> Blocks =
    [
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
    ];

    private static readonly HashSet<string> Inlines =
    [
        "a",
        "em",
        "strong",
        "b",
        "i",
        "u",
        "s",
        "del",
        "ins",
        "sub",
        "sup",
        "small",
        "mark",
        "abbr",
        "code",
        "kbd",
        "samp",
        "var",
        "q",
        "cite",
        "dfn",
        "time",
        "ruby",
        "rt",
        "rp",
        "bdi",
        "bdo",
    ];

    // Blocks that become paragraphs, or are removed if they contain other blocks.
    private static readonly HashSet<string> Divisions =
    [
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "address",
        "center",
        "fieldset",
        "legend",
        "form",
        "details",
        "summary",
        "dialog",
        "hgroup",
        "search",
        "marquee",
    ];

    private static readonly Dictionary<string, string> Renamed = new()
    {
        ["strike"] = "s",
        ["acronym"] = "abbr",
        ["tt"] = "code",
        ["menu"] = "ul",
        ["dir"] = "ul",
        ["xmp"] = "pre",
        ["listing"] = "pre",
        ["plaintext"] = "pre",
        ["amp-img"] = "img",
    };

    // Removed with their content, because browsers do not show it, or only as a fallback.
    private static readonly HashSet<string> Unseen =
    [
        "script",
        "style",
        "template",
        "title",
        "head",
        "meta",
        "link",
        "base",
        "noframes",
        "noembed",
        "frame",
        "frameset",
        "param",
        "source",
        "track",
        "area",
        "col",
        "colgroup",
        "datalist",
        "canvas",
        "progress",
        "meter",
        "input",
        "keygen",
        "basefont",
        "bgsound",
        "wbr",
    ];

    private static readonly HashSet<string> UnseenForeign =
    [
        "title",
        "desc",
        "metadata",
        "defs",
        "style",
        "script",
        "symbol",
        "clipPath",
        "mask",
        "pattern",
        "marker",
        "filter",
        "annotation",
        "annotation-xml",
    ];

    // Browsers show a gap on both sides of these.
    private static readonly HashSet<string> Controls =
    [
        "button",
        "select",
        "option",
        "optgroup",
        "textarea",
        "input",
        "output",
        "label",
        "progress",
        "meter",
        "canvas",
        "text",
    ];

    /// <summary>True for an allowed inline element.</summary>
    public static bool IsInline(ReadOnlySpan<char> name) =>
        Inlines.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    /// <summary>True for an element allowed only as an empty link target.</summary>
    public static bool IsLinkTarget(ReadOnlySpan<char> name) => name is "span";

    /// <summary>True for an allowed block element.</summary>
    public static bool IsBlock(string name) => Blocks.Contains(name);

    public static bool IsDivision(string name) => Divisions.Contains(name);

    public static bool IsUnseen(string name) => Unseen.Contains(name);

    /// <summary>The same for SVG and MathML.</summary>
    public static bool IsUnseenForeign(string name) => UnseenForeign.Contains(name);

    public static bool IsControl(string name) => Controls.Contains(name);

    /// <summary>The current equivalent of an obsolete element.</summary>
    public static string NameOf(string name) => Renamed.GetValueOrDefault(name, name);

    /// <summary>
    /// True if a browser would close this element when a block starts inside it. So we never write blocks inside it.
    /// </summary>
    public static bool HoldsNoBlocks(string name) => name is "p" or "pre" or "ruby" or ['h', >= '2' and <= '6'];

    /// <summary>
    /// True if the element may be a child of the other. Some elements are only meaningful in one parent.
    /// </summary>
    public static bool BelongsIn(string name, string? parent) =>
        name switch
        {
            "li" => parent is "ul" or "ol",
            "dt" or "dd" => parent is "dl",
            "figcaption" => parent is "figure",
            "caption" or "thead" or "tbody" or "tfoot" => parent is "table",
            "tr" => parent is "thead" or "tbody" or "tfoot",
            "td" or "th" => parent is "tr",
            "rt" or "rp" => parent is "ruby",
            _ => true,
        };
}
