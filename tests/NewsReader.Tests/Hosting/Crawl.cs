using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace NewsReader.Tests.Hosting;

/// <summary>
/// Follows every link of a site, as a browser and a feed reader would, and records links that lead out of its path.
/// </summary>
/// <param name="get">Requests an address as written on a page.</param>
/// <param name="origin">The site's own origin, such as <c>http://localhost</c>.</param>
/// <param name="prefix">The path under which the site is served, such as <c>/reader</c>.</param>
public sealed partial class Crawl(Func<string, Task<HttpResponseMessage>> get, string origin, string prefix)
{
    private static readonly string[] Attributes =
    [
        "href",
        "src",
        "action",
        "formaction",
        "poster",
        "data",
        "content",
        "manifest",
    ];

    private readonly Queue<(string Address, string From)> waiting = [];
    private readonly HashSet<string> seen = [];

    /// <summary>Links that lead out of the path, with the page they are on.</summary>
    public List<string> Outside { get; } = [];

    /// <summary>Addresses that were requested but not found.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>Every address that was requested.</summary>
    public IReadOnlyCollection<string> Seen => seen;

    public async Task<Crawl> From(params string[] paths)
    {
        foreach (var path in paths)
            Follow(prefix + path, "the test");
        while (waiting.TryDequeue(out var next))
        {
            using var answer = await get(next.Address);
            Look(answer.Headers.Location?.OriginalString, next.Address + " (Location)");
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                if (!cookie.Contains($"path={prefix};", StringComparison.OrdinalIgnoreCase))
                    Outside.Add($"cookie “{cookie}” of {next.Address}");
            }
            if ((int)answer.StatusCode >= 400 && answer.StatusCode != HttpStatusCode.Forbidden)
                Broken.Add($"{(int)answer.StatusCode} {next.Address} on {next.From}");
            Read(
                answer.Content.Headers.ContentType?.MediaType ?? "",
                await answer.Content.ReadAsStringAsync(),
                next.Address
            );
        }
        return this;
    }

    private void Read(string type, string text, string page)
    {
        if (type == "text/html")
        {
            using var document = new HtmlParser().ParseDocument(text);
            foreach (var element in document.All)
            {
                foreach (var name in Attributes)
                    if (
                        element.GetAttribute(name) is { } value
                        && (name != "content" || value.StartsWith(origin, StringComparison.Ordinal))
                    )
                        Look(value, page);
                foreach (var candidate in (element.GetAttribute("srcset") ?? "").Split(','))
                    Look(candidate.Trim().Split(' ')[0], page);
            }
            foreach (var data in document.QuerySelectorAll("script[type='application/ld+json']"))
                ReadText(data.TextContent, page);
        }
        else if (type is not ("image/svg+xml" or "text/plain"))
        {
            ReadText(text, page);
        }
        else if (page.EndsWith("/robots.txt", StringComparison.Ordinal))
        {
            ReadText(text, page);
        }
    }

    // Feeds, sitemaps, style sheets and scripts: absolute addresses of this site, and anything that looks like a path.
    private void ReadText(string text, string page)
    {
        foreach (Match address in WholeAddress().Matches(text))
            if (address.Value.StartsWith(origin + "/", StringComparison.Ordinal))
                Look(WebUtility.HtmlDecode(address.Value), page);
        foreach (Match path in QuotedPath().Matches(text))
            Look(WebUtility.HtmlDecode(path.Groups["path"].Value), page);
    }

    private void Look(string? given, string page)
    {
        if (given is null or "")
            return;
        var path =
            given == origin ? "/"
            : given.StartsWith(origin + "/", StringComparison.Ordinal) ? given[origin.Length..]
            : given;
        if (!path.StartsWith('/') || path.StartsWith("//", StringComparison.Ordinal))
            return;
        if (
            path != prefix
            && !path.StartsWith(prefix + "/", StringComparison.Ordinal)
            && !path.StartsWith(prefix + "?", StringComparison.Ordinal)
        )
            Outside.Add($"{given} on {page}");
        else
            Follow(path, page);
    }

    private void Follow(string path, string page)
    {
        path = path.Split('#')[0];
        // Searches, trails and list pages only lead to more of the same.
        if (!path.Contains("?from=", StringComparison.Ordinal) && seen.Count < 400 && seen.Add(path))
            waiting.Enqueue((path, page));
    }

    [GeneratedRegex("https?://[^\\s\"'<>)\\\\]+")]
    private static partial Regex WholeAddress();

    [GeneratedRegex("""(?:["'(]|&quot;)(?<path>/[a-z][^"'()<>\s&]*)(?:["')]|&quot;)""")]
    private static partial Regex QuotedPath();
}
