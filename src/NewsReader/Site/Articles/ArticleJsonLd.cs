using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace NewsReader.Site.Articles;

/// <summary>
/// An article as schema.org NewsArticle, with what is known and nothing else; <c>relatedLink</c> belongs to the page
/// that it is the main part of.
/// </summary>
internal static class ArticleJsonLd
{
    // Letters of any script as they are; what could end a script element is escaped by this encoder too.
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The object as text that may stand in a script element.</summary>
    public static HtmlString Of(ArticlePage article)
    {
        var page = new JsonObject { ["@type"] = "WebPage" };
        if (article.Related.Count > 0)
            page["relatedLink"] = new JsonArray([
                .. article.Related.Select(entry => JsonValue.Create(article.AbsoluteHref(entry.Path))),
            ]);
        var told = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "NewsArticle",
            ["headline"] = article.Headline,
            ["mainEntityOfPage"] = page,
        };
        if (article.Picture is { } picture)
            told["image"] = new JsonArray(JsonValue.Create(article.AbsoluteHref(picture.Path)));
        if (article.SourceIsOwn)
            told["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = article.SourceName };
        if (article.Published is { } published)
            told["datePublished"] = published.ToString();
        if (article.Updated is { } updated)
            told["dateModified"] = updated.ToString();
        if (article.Byline is not null)
            told["author"] = new JsonObject { ["@type"] = "Person", ["name"] = article.Byline };
        if (article.GivenLanguage is not null)
            told["inLanguage"] = article.GivenLanguage;
        if (article.Words is { } words && !article.IsSummary)
            told["wordCount"] = words;
        if (article.Url is not null)
            told["sameAs"] = article.Url;
        if (article.Topics.Count > 0)
            told["keywords"] = new JsonArray([.. article.Topics.Select(topic => JsonValue.Create(topic.Name))]);
        return new(told.ToJsonString(Readable));
    }
}
