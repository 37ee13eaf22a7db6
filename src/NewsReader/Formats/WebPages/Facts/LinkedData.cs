using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsReader.Formats.WebPages.Facts;

/// <summary>
/// The article that a page describes as JSON-LD with schema.org terms. Null or empty if the page does not say.
/// </summary>
internal sealed partial class LinkedData
{
    private const int MaxDepth = 32;
    private const int MaxNodes = 2000;

    // The number of articles compared with the titles of the page.
    private const int MostArticles = 100;
    private const int MostWords = 100;

    private readonly Dictionary<string, JsonElement> byId = new(StringComparer.Ordinal);
    private readonly List<(JsonElement Node, bool IsListed)> nodes = [];
    private JsonElement article;

    /// <summary>True if the page describes an article.</summary>
    public bool HasArticle => article.ValueKind == JsonValueKind.Object;

    public string? Headline => Text("headline") ?? Text("name");

    public IReadOnlyList<string> Authors =>
        [
            .. Values("author")
                .Concat(Values("creator"))
                .Select(NameOf)
                .OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    public string? Published => Text("datePublished") ?? Text("dateCreated");

    public string? Language => Text("inLanguage");

    public string? Publisher => Values("publisher").Select(NameOf).OfType<string>().FirstOrDefault();

    public string? Url => Text("url") ?? Values("mainEntityOfPage").Select(AddressOf).OfType<string>().FirstOrDefault();

    public string? Image => Values("image").Select(AddressOf).OfType<string>().FirstOrDefault();

    /// <summary>The body as plain text or HTML.</summary>
    public string? Body => Text("articleBody");

    public IReadOnlyList<string> Sections => Words("articleSection");

    public IReadOnlyList<string> Keywords => Words("keywords");

    /// <param name="document">The page.</param>
    /// <param name="address">The address the page was read from, or its canonical address, or null.</param>
    /// <param name="titles">Every title that the page shows or declares.</param>
    public static LinkedData Of(IDocument document, Uri? address, IEnumerable<string> titles)
    {
        var data = new LinkedData();
        foreach (
            var script in document
                .QuerySelectorAll("script[type]")
                .Where(s => s.GetAttribute("type")!.Contains("ld+json", StringComparison.OrdinalIgnoreCase))
        )
        {
            if (Parse(script.TextContent) is { } root)
                data.Gather(root, 0, isListed: false);
        }
        data.article = data.OwnArticle(address, [.. titles.Select(Headlines.Normalise)]);
        return data;
    }

    // Pages also describe the stories they link to. The page's own article has its address, or a title shown on the
    // page. An article with another address and no such title belongs to another page.
    private JsonElement OwnArticle(Uri? address, List<string> titles)
    {
        var articles = nodes.Where(one => IsOfType(one.Node, ArticleType())).Take(MostArticles).ToList();
        var shown = titles.ConvertAll(WordsOf);
        return articles
            .Where(one => AddressesOf(one.Node).Any(given => IsSame(given, address)))
            .Concat(articles.Where(one => titles.Contains(HeadlineOf(one.Node))))
            .Concat(
                articles.Where(one =>
                    WordsOf(HeadlineOf(one.Node)) is var words && shown.Exists(title => IsLike(words, title))
                )
            )
            .Concat(articles.Where(one => !one.IsListed && (titles.Count == 0 || !AddressesOf(one.Node).Any())))
            .FirstOrDefault()
            .Node;
    }

    private static string HeadlineOf(JsonElement node) =>
        Headlines.Normalise(StringOf(node, "headline") ?? StringOf(node, "name") ?? "");

    private static HashSet<string> WordsOf(string line) =>
        [.. line.Split(' ', MostWords, StringSplitOptions.RemoveEmptyEntries)];

    // In lists and for search engines, headlines are worded slightly differently.
    private static bool IsLike(HashSet<string> headline, HashSet<string> title) =>
        headline.Count > 0 && title.Count(headline.Contains) * 2 >= headline.Count;

    private static IEnumerable<Uri> AddressesOf(JsonElement node)
    {
        var page = node.TryGetProperty("mainEntityOfPage", out var given) ? AddressOf(given) : null;
        foreach (var address in (string?[])[StringOf(node, "url"), page])
        {
            // An address of the whole site does not identify an article.
            if (
                Uri.TryCreate(address, UriKind.Absolute, out var uri)
                && WebAddress.IsWeb(uri)
                && uri.PathAndQuery != "/"
            )
                yield return uri;
        }
    }

    private static bool IsSame(Uri one, Uri? other)
    {
        if (other is null || KeyOf(one) != KeyOf(other))
            return false;
        return one.Query.Length == 0 || other.Query.Length == 0 || one.Query == other.Query;
    }

    private static string KeyOf(Uri address) => WebAddress.Key(address.GetLeftPart(UriPartial.Path)).TrimEnd('/');

    // Scripts often contain invalid JSON: comments, CDATA, extra commas, line breaks inside strings.
    private static JsonElement? Parse(string script)
    {
        var json = ControlCharacters().Replace(Wrapping().Replace(script, ""), " ");
        try
        {
            using var document = JsonDocument.Parse(
                json,
                new()
                {
                    MaxDepth = MaxDepth,
                    AllowTrailingCommas = true,
                    CommentHandling = JsonCommentHandling.Skip,
                }
            );
            return document.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private void Gather(JsonElement element, int depth, bool isListed)
    {
        if (nodes.Count >= MaxNodes || depth > MaxDepth)
            return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Gather(item, depth + 1, isListed);
        }
        if (element.ValueKind != JsonValueKind.Object)
            return;
        nodes.Add((element, isListed));
        if (
            StringOf(element, "@id") is { } id
            && (
                !byId.TryGetValue(id, out var known)
                || known.EnumerateObject().Count() < element.EnumerateObject().Count()
            )
        )
            byId[id] = element;
        foreach (
            var property in element
                .EnumerateObject()
                .Where(p =>
                    p.Name
                        is "@graph"
                            or "mainEntity"
                            or "mainEntityOfPage"
                            or "author"
                            or "publisher"
                            or "itemListElement"
                            or "item"
                            or "hasPart"
                )
        )
            Gather(property.Value, depth + 1, isListed || property.Name is "itemListElement" or "item" or "hasPart");
    }

    private static bool IsOfType(JsonElement node, Regex type) =>
        node.TryGetProperty("@type", out var given)
        && (given.ValueKind == JsonValueKind.Array ? given.EnumerateArray() : Enumerable.Repeat(given, 1)).Any(one =>
            one.ValueKind == JsonValueKind.String && type.IsMatch(Get(one) ?? "")
        );

    private IEnumerable<JsonElement> Values(string name)
    {
        if (!HasArticle || !article.TryGetProperty(name, out var value))
            return [];
        return (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Enumerable.Repeat(value, 1)).Select(
            Resolve
        );
    }

    private JsonElement Resolve(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        && StringOf(value, "@id") is { } id
        && byId.TryGetValue(id, out var whole)
            ? whole
            : value;

    private string? Text(string name) =>
        Values(name)
            .Select(v => v.ValueKind == JsonValueKind.String ? Get(v) : StringOf(v, "name"))
            .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private IReadOnlyList<string> Words(string name) =>
        [
            .. Values(name)
                .Select(v => v.ValueKind == JsonValueKind.String ? Get(v) : StringOf(v, "name"))
                .OfType<string>()
                .SelectMany(text => text.Split(','))
                .Select(Headlines.Clean)
                .Where(text => text.Length > 0),
        ];

    private static string? NameOf(JsonElement value)
    {
        var name = value.ValueKind == JsonValueKind.String ? Get(value) : StringOf(value, "name");
        return string.IsNullOrWhiteSpace(name) || name.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            ? null
            : name;
    }

    private static string? AddressOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? Get(value) : StringOf(value, "url") ?? StringOf(value, "@id");

    private static string? StringOf(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out var inner))
            return null;
        if (inner.ValueKind == JsonValueKind.Array)
            inner = inner.EnumerateArray().FirstOrDefault();
        return inner.ValueKind == JsonValueKind.String ? Get(inner) : null;
    }

    // An escape can name half of a surrogate pair, which is not text.
    private static string? Get(JsonElement text)
    {
        try
        {
            return System.Net.WebUtility.HtmlDecode(text.GetString());
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    [GeneratedRegex("(Article|BlogPosting|SocialMediaPosting|Report|LiveBlogPosting)$")]
    private static partial Regex ArticleType();

    [GeneratedRegex(
        @"^\s*(<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(//\s*)?(-->|\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$|^\uFEFF"
    )]
    private static partial Regex Wrapping();

    [GeneratedRegex(@"[\x00-\x1F]+")]
    private static partial Regex ControlCharacters();
}
