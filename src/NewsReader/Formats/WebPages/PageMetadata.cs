using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsReader.Formats.WebPages.Facts;
using NewsReader.Formats.WebPages.Story;

namespace NewsReader.Formats.WebPages;

/// <summary>
/// The metadata of a page's article: first from JSON-LD, then from meta elements (Open Graph, Dublin Core and what
/// publishers use), then from the visible page.
/// </summary>
internal sealed partial class PageMetadata
{
    private const int MaxTopics = 12;

    private static readonly string[] AuthorMetas =
    [
        "author",
        "article:author",
        "og:article:author",
        "dc.creator",
        "dcterms.creator",
        "dc.creator.1",
        "parsely-author",
        "sailthru.author",
        "byl",
        "article.author",
        "authors",
        "cxenseparse:author",
        "citation_author",
    ];

    private static readonly string[] Naming = ["property", "name", "itemprop", "http-equiv"];

    private readonly IDocument document;
    private readonly LinkedData data;
    private readonly Dictionary<string, List<string>> metas = new(StringComparer.OrdinalIgnoreCase);

    private PageMetadata(IDocument document, Uri? address)
    {
        this.document = document;
        foreach (var meta in document.QuerySelectorAll("meta[content]"))
        {
            var content = Headlines.Clean(System.Net.WebUtility.HtmlDecode(meta.GetAttribute("content")!));
            if (content.Length == 0)
                continue;
            foreach (
                var name in Naming.SelectMany(attribute =>
                    (meta.GetAttribute(attribute) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
                )
            )
            {
                if (!metas.TryGetValue(name, out var contents))
                    metas[name] = contents = [];
                contents.Add(content);
            }
        }
        var named =
            Absolute(document.QuerySelector("link[rel~=canonical][href]")?.GetAttribute("href"), address)
            ?? Absolute(Meta("og:url"), address);
        data = LinkedData.Of(document, named ?? address, Titles());
        var canonical = named ?? Absolute(data.Url, address);
        Address = address ?? canonical;
        Base = Absolute(document.QuerySelector("base[href]")?.GetAttribute("href"), Address) ?? Address;
        Url = WebAddress.Canonical(
            (
                canonical is { AbsolutePath: "/" } && address is { AbsolutePath: not "/" }
                    ? address
                    : canonical ?? address
            )?.AbsoluteUri
        );
    }

    /// <summary>The address the page was read from, or its canonical address.</summary>
    public Uri? Address { get; }

    /// <summary>The base for relative addresses.</summary>
    public Uri? Base { get; }

    public string? Url { get; }

    /// <summary>The body from the page's metadata, or null.</summary>
    public string? Body => data.Body;

    /// <summary>True if the page declares itself an article.</summary>
    public bool IsArticle =>
        data.HasArticle || string.Equals(Meta("og:type"), "article", StringComparison.OrdinalIgnoreCase);

    public string? Description => Meta("og:description", "description", "twitter:description");

    public string? SiteName =>
        Cleaned(Meta("og:site_name"))
        ?? Cleaned(data.Publisher)
        ?? Cleaned(Meta("application-name", "dc.publisher", "dcterms.publisher", "publisher", "cre"));

    public string? Headline =>
        PageHeadline.Choose(
            document,
            [
                data.Headline,
                Meta("og:title"),
                Meta("twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title"),
            ],
            SiteName,
            Address?.Host
        );

    public string? Byline => Bylines.WithoutSite(Authors(), SiteName);

    public PublishedDate? Published =>
        PageDates.Read(data.Published)
        ?? Metas(
                "article:published_time",
                "og:article:published_time",
                "og:published_time",
                "datepublished",
                "parsely-pub-date",
                "sailthru.date",
                "article.published",
                "cxenseparse:recs:publishtime",
                "dc.date.issued",
                "dcterms.issued",
                "dc.date",
                "dcterms.date",
                "dcterms.created",
                "dc.date.created",
                "citation_publication_date",
                "publish-date",
                "publishdate",
                "publish_date",
                "pubdate",
                "pub_date",
                "published_time",
                "published",
                "date",
                "datecreated",
                "originalpublicationdate",
                "ptime",
                "displaydate",
                "article_date_original",
                "rnews:datepublished"
            )
            .Select(PageDates.Read)
            .FirstOrDefault(date => date is not null)
        ?? PageDates.In(document, HeadlineHeading(), Address);

    public string? Language =>
        LanguageTag(document.DocumentElement?.GetAttribute("lang"))
        ?? LanguageTag(document.DocumentElement?.GetAttribute("xml:lang"))
        ?? LanguageTag(document.Body?.GetAttribute("lang"))
        ?? LanguageTag(data.Language)
        ?? LanguageTag(Meta("content-language"))
        ?? LanguageTag(Meta("og:locale", "language", "dc.language", "inlanguage"));

    public string? Direction =>
        (
            document.DocumentElement?.GetAttribute("dir")
            ?? document.Body?.GetAttribute("dir")
            ?? document.QuerySelector("article[dir], main[dir]")?.GetAttribute("dir")
        )?.ToLowerInvariant() switch
        {
            "rtl" => "rtl",
            "ltr" => "ltr",
            _ => null,
        };

    public string? LeadImage =>
        WebAddress.Canonical(
            (
                Absolute(Meta("og:image", "og:image:url", "og:image:secure_url"), Base)
                ?? Absolute(data.Image, Base)
                ?? Absolute(Meta("twitter:image", "twitter:image:src", "thumbnail"), Base)
            )?.AbsoluteUri
        );

    public IReadOnlyList<string> Topics
    {
        get
        {
            var tags = data
                .Keywords.Concat(
                    Metas("article:tag", "og:article:tag")
                        .Concat(Metas("news_keywords", "parsely-tags", "sailthru.tags"))
                        .SelectMany(tag => tag.Split(','))
                )
                .Select(Headlines.Clean)
                .Where(tag => tag.Length is > 1 and <= 60)
                .ToList();
            if (tags.Count == 0)
                tags =
                [
                    .. Metas("keywords")
                        .SelectMany(tag => tag.Split(',', ';'))
                        .Select(Headlines.Clean)
                        .Where(tag => tag.Length is > 1 and <= 60),
                ];
            return
            [
                .. data
                    .Sections.Concat(Metas("article:section"))
                    .Select(Headlines.Clean)
                    .Where(section => section.Length is > 1 and <= 60)
                    .Concat(tags)
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Take(MaxTopics),
            ];
        }
    }

    public static PageMetadata Of(IDocument document, Uri? address) => new(document, address);

    /// <summary>True for an anchor on this page.</summary>
    public bool IsHere(Uri address) =>
        address.Fragment.Length > 1
        && Address is { } here
        && address.GetLeftPart(UriPartial.Query) == here.GetLeftPart(UriPartial.Query);

    /// <summary>Resolves an address to an absolute http or https one, or returns null.</summary>
    public static Uri? Absolute(string? address, Uri? baseAddress)
    {
        var plain = string.Concat((address ?? "").Where(c => !char.IsControl(c))).Trim();
        // "//host/path" has the scheme of the page, which is unknown here but most likely https.
        if (baseAddress is null && plain.StartsWith("//", StringComparison.Ordinal))
            plain = $"https:{plain}";
        return plain.Length == 0 ? null : WebAddress.Parse(plain, baseAddress);
    }

    private string? Authors()
    {
        var declared =
            data.Authors.Count > 0
                ? Bylines.Join(data.Authors)
                : AuthorMetas.Select(name => Bylines.Join(Metas(name))).FirstOrDefault(names => names is not null)
                    ?? OnCard();
        if (declared is not null && !string.Equals(declared, SiteName, StringComparison.OrdinalIgnoreCase))
            return declared;
        return Bylines.In(document, HeadlineHeading()) ?? declared;
    }

    // "Written by" and a name, from the preview card shown for links to the page.
    private string? OnCard() =>
        Enumerable
            .Range(1, 2)
            .Where(i => Meta($"twitter:label{i}") is { } label && WrittenBy().IsMatch(label))
            .Select(i => Bylines.Join(Metas($"twitter:data{i}")))
            .FirstOrDefault(names => names is not null);

    // Every title that the page shows or declares.
    private List<string> Titles() =>
        [
            .. document
                .QuerySelectorAll("title, h1, h2")
                .Take(50)
                .Where(h => TextMass.IsShort(h, 2000))
                .Select(StoryText.Line),
            .. Metas("og:title").Take(1),
            .. Metas("twitter:title").Take(1),
        ];

    private IElement? HeadlineHeading() => StoryArea.Heading(document, Headline ?? "") ?? OnlyHeading();

    private IElement? OnlyHeading() => document.QuerySelectorAll("h1").Take(2).ToList() is [var only] ? only : null;

    private string? Meta(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (metas.TryGetValue(name, out var contents))
                return contents[0];
        }
        return null;
    }

    private List<string> Metas(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (metas.TryGetValue(name, out var contents))
                return contents;
        }
        return [];
    }

    private static string? Cleaned(string? text) =>
        Headlines.Clean(text ?? "") is { Length: > 0 and <= 100 } clean
        && !clean.Contains("://", StringComparison.Ordinal)
            ? clean
            : null;

    // BCP 47. Open Graph writes "en_US".
    private static string? LanguageTag(string? text) =>
        text?.Trim().Replace('_', '-') is { } tag && LanguageTagPattern().IsMatch(tag) ? tag : null;

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex LanguageTagPattern();

    [GeneratedRegex(
        "^(written by|author|by|verfasst von|geschrieben von|von|autor|écrit par|auteur|escrito por|scritto da|autore)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex WrittenBy();
}
