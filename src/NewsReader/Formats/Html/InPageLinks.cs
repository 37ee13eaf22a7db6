using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsReader.Formats.Html;

/// <summary>
/// Links within an article, such as to a footnote and back, and the ids they lead to.
/// </summary>
internal sealed partial class InPageLinks
{
    private const string Prefix = "note-";
    private const int LongestId = 100;
    private const int Most = 2_000;

    private readonly Dictionary<string, IElement> targets = new(StringComparer.Ordinal);
    private readonly Dictionary<IElement, string> wanted = [];
    private readonly HashSet<string> taken = [];
    private readonly Uri? page;

    /// <param name="nodes">The article.</param>
    /// <param name="page">The article's page, or null. Links to anchors on that page are in-page links too.</param>
    /// <param name="keptIds">The ids to keep, as they are written, or null for all.</param>
    public InPageLinks(INodeList nodes, Uri? page, IReadOnlySet<string>? keptIds)
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
                && keptIds?.Contains(Named(id)) != false
            )
                wanted[target] = Named(id);
    }

    /// <summary>
    /// The id of an element that a link in the article leads to, or null. Each id is given out once, so that no two
    /// elements have it.
    /// </summary>
    public string? TakeId(IElement element) => wanted.TryGetValue(element, out var id) && taken.Add(id) ? id : null;

    /// <summary>The target of an in-page link, "#" and an id; null for other links.</summary>
    public string? Link(string? href) =>
        Fragment(href) is { } id && targets.TryGetValue(id, out var target) && wanted.TryGetValue(target, out var name)
            ? "#" + name
            : null;

    /// <summary>
    /// The ids in the written HTML that are both present and linked to, or null if this is true of all.
    /// </summary>
    public static IReadOnlySet<string>? Unbroken(string html)
    {
        if (!html.Contains(Prefix, StringComparison.Ordinal))
            return null;
        var ids = Ids().Matches(html).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var links = Links().Matches(html).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        return ids.SetEquals(links) ? null : ids.Intersect(links).ToHashSet(StringComparer.Ordinal);
    }

    // Our prefix distinguishes the article's ids from those of the page around it.
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

    // The page itself. If the base is only the site, any address on that site whose fragment is named like a note.
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
