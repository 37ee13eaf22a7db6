using System.Net;
using System.Text.RegularExpressions;
using NewsReader.Site.Search.Syntax;

namespace NewsReader.Tests.Site.Search;

/// <summary>Asks a site's search, and reads its answer.</summary>
internal static partial class SearchedSite
{
    public static string Address(string typed, string more = "") => $"/search?q={Uri.EscapeDataString(typed)}{more}";

    /// <summary>What is typed, as it is understood on 10 March 2025.</summary>
    public static SearchQuery Understood(string typed) => SearchQuery.Read(typed, new(2025, 3, 10));

    /// <summary>The headlines found, in order, without their marks.</summary>
    public static async Task<IReadOnlyList<string>> Find(this NewsSite site, string typed, string more = "") =>
        Headlines(await site.Html(Address(typed, more)));

    public static IReadOnlyList<string> Headlines(string html) =>
        [.. Row().Matches(html).Select(match => WebUtility.HtmlDecode(Mark().Replace(match.Groups[1].Value, "")))];

    /// <summary>What the page says about what was found.</summary>
    public static async Task<string> Outcome(this NewsSite site, string typed) =>
        WebUtility.HtmlDecode(Regex.Match(await site.Html(Address(typed)), "role=\"status\">([^<]*)<").Groups[1].Value);

    public static string? Link(string html, string text) =>
        Regex.Match(html, $"<a[^>]*href=\"([^\"]*)\"[^>]*>{text}</a>") is { Success: true } match
            ? WebUtility.HtmlDecode(match.Groups[1].Value)
            : null;

    [GeneratedRegex("<h2 class=\"headline\"[^>]*><a[^>]*>(.*?)</a>")]
    private static partial Regex Row();

    [GeneratedRegex("</?mark>")]
    private static partial Regex Mark();
}
