using System.Net;
using System.Text;

namespace NewsReader.Formats.Feeds.Xml;

/// <summary>
/// An element of a feed, as both XML readers produce it: names in lower case, namespaces by the short names of
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

    /// <summary>The line where it begins, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The base address from <c>xml:base</c>, or null if none is set.</summary>
    public Uri? Base
    {
        get => ownBase ?? Parent?.Base;
        set => ownBase = value;
    }

    /// <summary>True if <c>xml:base</c> is set on this element or an ancestor.</summary>
    public bool HasGivenBase => isBaseGiven || Parent?.HasGivenBase == true;

    /// <summary>The language from <c>xml:lang</c>. An empty attribute cancels the outer language.</summary>
    public string? Language { get; private set; }

    public IEnumerable<FeedElement> Elements => content?.OfType<FeedElement>() ?? [];

    public bool HasContent => content is not null;

    public bool HasElements => content?.Exists(node => node is FeedElement) == true;

    public IEnumerable<(string Space, string Name, string Value)> Attributes => attributes ?? [];

    /// <summary>The value of an attribute without a prefix, trimmed; null if it is missing or blank.</summary>
    public string? Attribute(string name) => Attribute("", name);

    public string? Attribute(string space, string name)
    {
        foreach (var attribute in attributes ?? [])
            if (attribute.Name == name && attribute.Space == space)
                return attribute.Value.Trim() is { Length: > 0 } value ? value : null;
        return null;
    }

    /// <summary>The text of the element and its descendants, not trimmed.</summary>
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

    /// <summary>The first child with that name that is not empty.</summary>
    public FeedElement? First(string space, string name) =>
        Elements.FirstOrDefault(element =>
            element.Name == name && element.Space == space && element.content is not null
        );

    /// <summary>The first descendant with that name.</summary>
    public FeedElement? Descendant(string space, string name) =>
        First(space, name)
        ?? Elements.Select(element => element.Descendant(space, name)).FirstOrDefault(found => found is not null);

    /// <summary>The content as HTML. Addresses under an inner <c>xml:base</c> are made absolute.</summary>
    /// <param name="outer">The base that the reader of this HTML will use.</param>
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
        // CDF (Channel Definition Format) has a base attribute of its own.
        if (name == "base" && (space == "xml" || space.Length == 0 && Name is "channel" or "item"))
            TakeBase(value);
        else if (space == "xml" && name == "lang")
            Language = value.Trim() is { Length: > 0 } language ? language.Replace('_', '-') : null;
    }

    // A base that is not a web address is ignored, and the outer one stays in force.
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

    // A srcset is a comma-separated list. Each part is an address, a space, and a descriptor.
    private string Each(string list) =>
        string.Join(
            ", ",
            list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(candidate =>
                    candidate.Split(' ', 2) is [var address, .. var descriptor]
                        ? string.Join(' ', [ElementAddresses.Resolve(address, Base) ?? address, .. descriptor])
                        : candidate
                )
        );

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
