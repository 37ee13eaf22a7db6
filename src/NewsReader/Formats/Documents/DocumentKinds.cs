namespace NewsReader.Formats.Documents;

/// <summary>The document formats we read, recognized by file extension, and descriptions of the ones we do
/// not.</summary>
public static class DocumentKinds
{
    private static readonly string[] Texts = [".txt", ".text"];

    private static readonly string[] Markdowns =
    [
        ".md",
        ".markdown",
        ".mdown",
        ".mkd",
        ".mkdn",
        ".mkdown",
        ".mdwn",
        ".mdtext",
        ".mdtxt",
        ".qmd",
        ".rmd",
    ];

    private static readonly string[] Pages = [".html", ".htm", ".shtml", ".xhtml", ".xht", ".mhtml", ".mht"];

    private static readonly Dictionary<string, string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        [".doc"] = "a Word document",
        [".docx"] = "a Word document",
        [".odt"] = "an OpenDocument text",
        [".rtf"] = "a rich text",
        [".pages"] = "a Pages document",
        [".pdf"] = "a PDF",
        [".epub"] = "an e-book",
        [".mobi"] = "an e-book",
        [".eml"] = "a mail",
        [".msg"] = "a mail",
        [".enex"] = "an Evernote export",
        [".webarchive"] = "a page that Safari saved",
        [".mdx"] = "Markdown with program code in it",
        [".rst"] = "reStructuredText",
        [".adoc"] = "AsciiDoc",
        [".org"] = "an Org file",
        [".tex"] = "LaTeX",
        [".asc"] = "AsciiDoc or a signature",
        [".bak"] = "a copy that a program kept",
        [".zip"] = "an archive",
        [".xml"] = "a feed or other XML; feeds are followed, see “feeds add”",
        [".rss"] = "a feed; feeds are followed, see “feeds add”",
        [".atom"] = "a feed; feeds are followed, see “feeds add”",
        [".opml"] = "a list of feeds, see “feeds import”",
    };

    /// <summary>The value of the <c>accept</c> attribute in upload forms.</summary>
    public static string Accept { get; } = string.Join(',', Texts.Concat(Markdowns).Concat(Pages));

    public static bool IsText(string name) => Is(Texts, name);

    public static bool IsMarkdown(string name) => Is(Markdowns, name);

    public static bool IsPage(string name) => Is(Pages, name);

    /// <summary>The error for a file we cannot read: which extensions were expected and what this file is.</summary>
    public static string Problem(string name) =>
        $"expected a name that ends in .txt, .md, .markdown, .html, .htm, .xhtml or .mhtml, found {NameOf(Path.GetExtension(name))}";

    /// <summary>Describes a kind of file by its extension (<c>.docx</c>, or empty).</summary>
    public static string NameOf(string ending) =>
        ending.Length == 0 ? "a name without an ending"
        : Others.TryGetValue(ending, out var kind) ? $"{ending.ToLowerInvariant()} ({kind})"
        : ending.ToLowerInvariant();

    /// <summary>True for a format we know but cannot read, except feeds and lists of feeds.</summary>
    public static bool IsOther(string name) =>
        Others.ContainsKey(Path.GetExtension(name))
        && Path.GetExtension(name).ToLowerInvariant() is not (".xml" or ".rss" or ".atom" or ".opml");

    private static bool Is(string[] endings, string name) =>
        endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);
}
