using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NewsReader.Tests.Accounts;

namespace NewsReader.Tests;

/// <summary>Pages as a browser parses them, and short ways to look into one by CSS selector.</summary>
internal static class PageSelectors
{
    public static async Task<IHtmlDocument> Page(this NewsSite site, string path) => Parse(await site.Html(path));

    public static async Task<IHtmlDocument> Page(this Visitor visitor, string path) => Parse(await visitor.Html(path));

    public static async Task<IHtmlDocument> Page(this HttpResponseMessage response) =>
        Parse(await response.Content.ReadAsStringAsync());

    /// <summary>The page that a form's answer leads to.</summary>
    public static async Task<IHtmlDocument> FollowToPage(this Visitor visitor, HttpResponseMessage answer) =>
        Parse(await visitor.Follow(answer));

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    /// <summary>The one element that matches; none or several fail the test.</summary>
    public static IElement One(this IParentNode page, string selector) =>
        page.QuerySelectorAll(selector) is [var one]
            ? one
            : throw new Xunit.Sdk.XunitException(
                $"Expected one element that matches “{selector}”, found {page.QuerySelectorAll(selector).Length}."
            );

    /// <summary>The text of the one element that matches, with each run of white space as one blank.</summary>
    public static string Text(this IParentNode page, string selector) => TextOf(page.One(selector));

    /// <summary>The texts of all elements that match, in order.</summary>
    public static IReadOnlyList<string> Texts(this IParentNode page, string selector) =>
        [.. page.QuerySelectorAll(selector).Select(TextOf)];

    /// <summary>An attribute of the one element that matches; null without the attribute.</summary>
    public static string? Attribute(this IParentNode page, string selector, string name) =>
        page.One(selector).GetAttribute(name);

    /// <summary>All links, or those in the elements that match, in order.</summary>
    public static IReadOnlyList<(string Href, string Text)> Links(this IParentNode page, string within = "") =>
        [.. page.QuerySelectorAll($"{within} a[href]".TrimStart()).Select(LinkOf)];

    /// <summary>Where the first link with this text leads, or null.</summary>
    public static string? Link(this IParentNode page, string text) =>
        page.QuerySelectorAll("a[href]").Select(LinkOf).FirstOrDefault(link => link.Text == text).Href;

    private static (string Href, string Text) LinkOf(IElement link) => (link.GetAttribute("href")!, TextOf(link));

    private static string TextOf(IElement element) =>
        string.Join(' ', element.TextContent.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
