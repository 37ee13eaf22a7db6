namespace NewsReader.Formats.Documents.Fields;

/// <summary>
/// The field names used by Hugo, Jekyll, Hexo, Zola, Pelican, Docusaurus, Eleventy, Astro, Obsidian and its clipper,
/// MarkDownload, Joplin, Logseq and Pandoc. Earlier names in a list win. Case, "-", "_" and spaces are ignored.
/// </summary>
internal static class FieldNames
{
    public static readonly string[] Title = ["title", "headline"];

    public static readonly string[] Author = ["author", "authors", "byline", "by", "creator", "writer", "written by"];

    /// <summary>The publication date.</summary>
    public static readonly string[] Date =
    [
        "date",
        "published",
        "date published",
        "publish date",
        "published date",
        "publication date",
        "pub date",
        "pub datetime",
        "published at",
        "published on",
        "published time",
        "article:published_time",
        "datetime",
        "posted",
        "posted on",
    ];

    /// <summary>When the file was created; for a clip, this is not the article's publication date.</summary>
    public static readonly string[] Created = ["created", "date created", "created at", "creation date"];

    public static readonly string[] Updated =
    [
        "updated",
        "lastmod",
        "modified",
        "date updated",
        "date modified",
        "last modified",
        "last modified at",
        "last updated",
        "updated at",
    ];

    public static readonly string[] Url =
    [
        "url",
        "source url",
        "link",
        "external url",
        "external link",
        "canonical",
        "canonical url",
        "canonical link",
        "original url",
        "original",
        "web url",
        "clipped from",
        "href",
        "uri",
        "permalink",
    ];

    /// <summary>The publisher. Clippers put the page's address here.</summary>
    public static readonly string[] Source =
    [
        "source",
        "publisher",
        "publication",
        "site",
        "site name",
        "website",
        "sources",
    ];

    public static readonly string[] Language = ["language", "lang", "locale", "languages", "language code"];

    public static readonly string[] Topics = ["topics", "topic", "tags", "tag", "categories", "category", "keywords"];

    /// <summary>
    /// If one of these fields is present, topics in a plain text are separated by spaces (Jekyll, Obsidian).
    /// </summary>
    public static readonly string[] PartTopicsByBlanks = ["layout", "cssclasses", "cssclass", "aliases"];

    public static readonly string[] Related =
    [
        "related",
        "related headlines",
        "related articles",
        "related stories",
        "related news",
    ];

    public static readonly string[] Description = ["description", "summary", "excerpt", "abstract"];

    /// <summary>
    /// Nested parts that hold more fields: Zola's <c>[extra]</c> and <c>[taxonomies]</c>, Hugo's <c>[params]</c>.
    /// </summary>
    public static readonly string[] Parts =
    [
        "taxonomies",
        "extra",
        "params",
        "metadata",
        "meta",
        "frontmatter",
        "front matter",
    ];

    // We do not use these fields, but their presence helps tell front matter from text.
    private static readonly string[] Others =
    [
        "layout",
        "draft",
        "slug",
        "weight",
        "id",
        "aliases",
        "alias",
        "type",
        "template",
        "status",
        "cover",
        "image",
        "comments",
        "menu",
        "toc",
        "math",
        "series",
        "sidebar label",
        "sidebar position",
        "cssclasses",
        "publish",
        "latitude",
        "longitude",
        "linkTitle",
    ];

    private static readonly HashSet<string> Known =
    [
        .. new[]
        {
            Title,
            Author,
            Date,
            Created,
            Updated,
            Url,
            Source,
            Language,
            Topics,
            Related,
            Description,
            Parts,
            Others,
        }
            .SelectMany(names => names)
            .Select(Plain),
    ];

    private static readonly HashSet<string> Titles = [.. Title.Select(Plain)];

    /// <summary>True for a known front matter field.</summary>
    public static bool IsKnown(string name) => Known.Contains(Plain(name));

    public static bool IsTitle(string name) => Titles.Contains(Plain(name));

    /// <summary>True for a field whose value is a list.</summary>
    public static bool IsListed(string name) => Author.Concat(Topics).Any(listed => AreSame(listed, name));

    /// <summary>True for a plural name, whose value may hold several topics.</summary>
    public static bool AreMany(string name) => AreSame(name, "tags") || AreSame(name, "categories");

    public static bool AreSame(string name, string other) => Plain(name) == Plain(other);

    private static string Plain(string name) =>
        string.Concat(name.Where(c => c is not ('-' or '_' or ' '))).ToUpperInvariant();
}
