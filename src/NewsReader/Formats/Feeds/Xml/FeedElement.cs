using System.Net;
using System.Text;

namespace NewsReader.Formats.Feeds.Xml;

/// <summary>
/// An element of a feed, as both ways of reading markup give it: names in lower case, namespaces by the short names of
/// <see cref="Namespaces"/>.
/// </summary>
internal sealed class FeedElement
{
    private static readonly HashSet<string> Void =
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ];

    private Uri? ownBase;
    private bool isBaseGiven;
    private List<object>? content;
    private List<(string Space, string Name, string Value)>? attributes;

    public FeedElement(FeedElement? parent, string space, string name, int line)
    {
        (Parent, Space, Name, Line) = (parent, space, name, line);
        Language = parent?.Language;
    }

    public FeedElement? Parent { get; }

    public string Space { get; }

    public string Name { get; }

    /// <summary>Where it begins, from 1.</summary>
    public int Line { get; }

    /// <summary>What its addresses are relative to, by <c>xml:base</c>; null when nothing says.</summary>
    public Uri? Base
    {
        get => ownBase ?? Parent?.Base;
        set => ownBase = value;
    }

    /// <summary>True when <c>xml:base</c>, here or further out, says what its addresses are relative to.</summary>
    public bool HasGivenBase => isBaseGiven || Parent?.HasGivenBase == true;

    /// <summary>By <c>xml:lang</c>; an empty one takes the outer one back.</summary>
    public string? Language { get; private set; }

    public IEnumerable<FeedElement> Elements => content?.OfType<FeedElement>() ?? [];

    public bool HasContent => content is not null;

    public bool HasElements => content?.Exists(node => node is FeedElement) == true;

    public IEnumerable<(string Space, string Name, string Value)> Attributes => attributes ?? [];

    /// <summary>The value of an attribute without a prefix, trimmed; null when it is missing or blank.</summary>
    public string? Attribute(string name) => Attribute("", name);

    public string? Attribute(string space, string name)
    {
        foreach (var attribute in attributes ?? [])
            if (attribute.Name == name && attribute.Space == space)
                return attribute.Value.Trim() is { Length: > 0 } value ? value : null;
        return null;
    }

    /// <summary>The text directly in it and in all elements within, not trimmed.</summary>
    public string Text
    {
        get
        {
            if (content is null)
                return "";
            if (content is [string only])
                return only;
            var text = new StringBuilder();
            AppendText(text);
            return text.ToString();
        }
    }

    /// <summary>The first child of that name with something in it.</summary>
    public FeedElement? First(string space, string name) =>
        Elements.FirstOrDefault(element =>
            element.Name == name && element.Space == space && element.content is not null
        );

    /// <summary>The first element of that name anywhere in it.</summary>
    public FeedElement? Descendant(string space, string name) =>
        First(space, name)
        ?? Elements.Select(element => element.Descendant(space, name)).FirstOrDefault(found => found is not null);

    /// <summary>What is in it, written as HTML. Addresses under an inner <c>xml:base</c> are made absolute.</summary>
    /// <param name="outer">What those who read the HTML take its addresses to be relative to.</param>
    public string Html(Uri? outer)
    {
        var html = new StringBuilder();
        AppendContent(html, outer);
        return html.ToString();
    }

    internal void Add(object node) => (content ??= []).Add(node);

    internal void AddAttribute(string space, string name, string value)
    {
        (attributes ??= []).Add((space, name, value));
        // CDF has a base of its own.
        if (name == "base" && (space == "xml" || space.Length == 0 && Name is "channel" or "item"))
            TakeBase(value);
        else if (space == "xml" && name == "lang")
            Language = value.Trim() is { Length: > 0 } language ? language.Replace('_', '-') : null;
    }

    // One that is no address of the web says nothing: the outer one holds.
    private void TakeBase(string given)
    {
        if (
            ElementAddresses.Resolve(given, Base) is not { } address
            || !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
        )
            return;
        (Base, isBaseGiven) = (uri, true);
    }

    private void AppendText(StringBuilder text)
    {
        foreach (var node in content ?? [])
        {
            if (node is FeedElement inner)
                inner.AppendText(text);
            else
                text.Append((string)node);
        }
    }

    private void AppendContent(StringBuilder html, Uri? outer)
    {
        foreach (var node in content ?? [])
        {
            if (node is FeedElement inner)
                inner.AppendElement(html, outer);
            else
                html.Append(Encode((string)node));
        }
    }

    private void AppendElement(StringBuilder html, Uri? outer)
    {
        html.Append('<').Append(Name);
        foreach (var (space, name, value) in Attributes)
        {
            if (space.Length > 0)
                continue;
            var written =
                Base == outer ? value
                : name is "srcset" or "data-srcset" ? Each(value)
                : IsAddress(name) ? ElementAddresses.Resolve(value, Base) ?? value
                : value;
            html.Append(' ').Append(name).Append("=\"").Append(Encode(written)).Append('"');
        }
        html.Append('>');
        if (Void.Contains(Name) && content is null)
            return;
        AppendContent(html, outer);
        html.Append("</").Append(Name).Append('>');
    }

    private static bool IsAddress(string name) =>
        name is "href" or "src" or "data" or "poster" or "cite" or "longdesc"
        || name.StartsWith("data-", StringComparison.Ordinal) && name.EndsWith("src", StringComparison.Ordinal);

    // In a list of pictures each is an address, and what is said of it; blanks part them, and commas behind what is
    // said.
    private string Each(string list) =>
        string.Join(
            ", ",
            list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(one =>
                    one.Split(' ', 2) is [var address, .. var said]
                        ? string.Join(' ', [ElementAddresses.Resolve(address, Base) ?? address, .. said])
                        : one
                )
        );

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
