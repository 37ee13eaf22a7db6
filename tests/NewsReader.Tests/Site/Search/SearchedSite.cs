using AngleSharp.Html.Dom;
using NewsReader.Site.Search.Syntax;

namespace NewsReader.Tests.Site.Search;

/// <summary>Asks a site's search, and reads its answer.</summary>
internal static class SearchedSite
{
    public static string Address(string typed, string more = "") => $"/search?q={Uri.EscapeDataString(typed)}{more}";

    /// <summary>What is typed, as it is understood on 10 March 2025.</summary>
    public static SearchQuery Understood(string typed) => SearchQuery.Read(typed, new(2025, 3, 10));

    /// <summary>The headlines found, in order, without their marks.</summary>
    public static async Task<IReadOnlyList<string>> Find(this NewsSite site, string typed, string more = "") =>
        Headlines(await site.Page(Address(typed, more)));

    public static IReadOnlyList<string> Headlines(IHtmlDocument page) => page.Texts("h2.headline > a");

    /// <summary>What the page says about what was found.</summary>
    public static async Task<string> Outcome(this NewsSite site, string typed) =>
        (await site.Page(Address(typed))).Text("[role=status]");
}
