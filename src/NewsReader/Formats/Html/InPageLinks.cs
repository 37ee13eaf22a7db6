using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsReader.Formats.Html;

/// <summary>
/// Links from one place of an article to another, such as to a note and back, and the ids at which they arrive.
/// </summary>
internal sealed partial class InPageLinks
{
    private const string Prefix = "note-";
    private const int LongestId = 100;
    private const int Most = 2_000;

    private readonly Dictionary<string, IElement> targets = new(StringComparer.Ordinal);
    private readonly Dictionary<IElement, string> wanted = [];
    private readonly Uri? page;

    /// <param name="nodes">The article.</param>
    /// <param name="page">Where it stands, or null: a link to a place on that page is one of these too.</param>
    /// <param name="places">The ids that count, as they are written; null for all.</param>
    public InPageLinks(INodeList nodes, Uri? page, IReadOnlySet<string>? places)
    {
        this.page = page;
        List<IElement> links = [];
        foreach (var element in nodes.SelectMany(node => node.GetDescendants().Prepend(node)).OfType<IElement>())
        {
            if (
                (element.GetAttribute("id") ?? (element.LocalName == "a" ? element.GetAttribute("name") : null))
                    is { } id
                && Id().IsMatch(id)
            )
                targets.TryAdd(id, element);
            if (element.LocalName == "a" && links.Count < Most)
                links.Add(element);
        }
        foreach (var link in links)
            if (
                Fragment(link.GetAttribute("href")) is { } id
                && targets.TryGetValue(id, out var target)
                && places?.Contains(Named(id)) != false
            )
                wanted[target] = Named(id);
    }

    /// <summary>The id of an element that a link of the article leads to; null for all others.</summary>
    public string? IdOf(IElement element) => wanted.GetValueOrDefault(element);

    /// <summary>Where a link leads within the article: "#" and an id; null for a link that leads elsewhere.</summary>
    public string? Link(string? href) =>
        Fragment(href) is { } id && targets.TryGetValue(id, out var target) && wanted.TryGetValue(target, out var name)
            ? "#" + name
            : null;

    /// <summary>
    /// The ids of HTML that was written, of which each is there and has a link that leads to it; null when that holds
    /// of all.
    /// </summary>
    public static IReadOnlySet<string>? Unbroken(string html)
    {
        if (!html.Contains(Prefix, StringComparison.Ordinal))
            return null;
        var ids = Ids().Matches(html).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var links = Links().Matches(html).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        return ids.SetEquals(links) ? null : ids.Intersect(links).ToHashSet(StringComparer.Ordinal);
    }

    // Ours are told from the page's own by how they begin.
    private static string Named(string id) => id.StartsWith(Prefix, StringComparison.Ordinal) ? id : Prefix + id;

    private string? Fragment(string? href)
    {
        if (href?.IndexOf('#', StringComparison.Ordinal) is not (>= 0 and var hash) || href.Length > 4_000)
            return null;
        var id = Uri.UnescapeDataString(href[(hash + 1)..].Trim());
        if (id.Length is 0 or > LongestId)
            return null;
        var before = href[..hash].Trim();
        return before.Length == 0 || IsOwn(before, id) ? id : null;
    }

    // The page itself; or, where the base is only the site's, an address of that site for what is called a note.
    private bool IsOwn(string address, string id) =>
        page is not null
        && Uri.TryCreate(page, address, out var uri)
        && uri.Host == page.Host
        && (
            uri.AbsolutePath.TrimEnd('/') == page.AbsolutePath.TrimEnd('/') && uri.Query == page.Query
            || NoteName().IsMatch(id)
        );

    [GeneratedRegex("<[a-z0-9]+ id=\"(note-[^\"]*)\"")]
    private static partial Regex Ids();

    [GeneratedRegex("<a(?: id=\"[^\"]*\")? href=\"#(note-[^\"]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex(@"^[\p{L}\p{N}_.:-]{1,100}$")]
    private static partial Regex Id();

    [GeneratedRegex(
        @"^[_-]?(easy-|user-content-|sd|end|foot|rf-?)?(fn|ftn|edn|note|cite|ref|footnote|endnote|footnotes?|note-?ref|fnref)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex NoteName();
}
