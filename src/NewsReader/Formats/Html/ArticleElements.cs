namespace NewsReader.Formats.Html;

/// <summary>
/// Which elements an article may hold, and what becomes of the others. What is in no list goes, and its content stays.
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

    // Blocks that become paragraphs, or nothing around the blocks that they hold.
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

    // With all that is in them, which no browser shows: not text, or shown only where something else is not.
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

    // A blank is seen on both sides of them.
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

    /// <summary>True for an element of the list that stands within a line.</summary>
    public static bool IsInline(ReadOnlySpan<char> name) =>
        Inlines.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    /// <summary>True for an element that an article may hold only to be an empty place where a link arrives.</summary>
    public static bool IsPlace(ReadOnlySpan<char> name) => name is "span";

    /// <summary>True for an element of the list that makes a block.</summary>
    public static bool IsBlock(string name) => Blocks.Contains(name);

    public static bool IsDivision(string name) => Divisions.Contains(name);

    public static bool IsUnseen(string name) => Unseen.Contains(name);

    /// <summary>For SVG and MathML.</summary>
    public static bool IsUnseenForeign(string name) => UnseenForeign.Contains(name);

    public static bool IsControl(string name) => Controls.Contains(name);

    /// <summary>The name of today's element that means the same.</summary>
    public static string NameOf(string name) => Renamed.GetValueOrDefault(name, name);

    /// <summary>
    /// True where a browser, reading what was written, would end the element if a block began in it: so none does.
    /// </summary>
    public static bool HoldsNoBlocks(string name) => name is "p" or "pre" or "ruby" or ['h', >= '2' and <= '6'];

    /// <summary>
    /// True when the element may stand right inside the other one, which is the only place where it means something.
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
