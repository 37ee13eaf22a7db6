using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace NewsReader.Site.Articles.Text;

/// <summary>
/// An article as schema.org NewsArticle, with what is known and nothing else. <c>relatedLink</c> belongs to the page
/// whose main part the article is.
/// </summary>
internal static class ArticleJsonLd
{
    // Letters of every script as they are. This encoder also escapes what could end a script element.
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The object as text for a script element.</summary>
    /// <param name="page">The article's page.</param>
    /// <param name="origin">What makes a path of this site absolute: the site's address if it is set, or else the
    /// prefix of its paths.</param>
    public static HtmlString Of(ArticlePage page, string origin)
    {
        var article = page.Article;
        var main = new JsonObject { ["@type"] = "WebPage" };
        if (page.Lists.Related.Count > 0)
            main["relatedLink"] = new JsonArray([
                .. page.Lists.Related.Select(entry => JsonValue.Create(origin + entry.Path)),
            ]);
        var json = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "NewsArticle",
            ["headline"] = article.Headline,
            ["mainEntityOfPage"] = main,
        };
        if (page.Picture is { } picture)
            json["image"] = new JsonArray(JsonValue.Create(origin + picture.Path));
        if (article.SourceIsOwn)
            json["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = article.SourceName };
        if (article.Published is { } published)
            json["datePublished"] = published.ToString();
        if (article.Updated is { } updated)
            json["dateModified"] = updated.ToString();
        if (article.Byline is not null)
            json["author"] = new JsonObject { ["@type"] = "Person", ["name"] = article.Byline };
        if (article.GivenLanguage is not null)
            json["inLanguage"] = article.GivenLanguage;
        if (article.Words is { } words && !article.IsSummary)
            json["wordCount"] = words;
        if (article.Url is not null)
            json["sameAs"] = article.Url;
        if (page.Topics.Count > 0)
            json["keywords"] = new JsonArray([.. page.Topics.Select(topic => JsonValue.Create(topic.Name))]);
        return new(json.ToJsonString(Readable));
    }
}
