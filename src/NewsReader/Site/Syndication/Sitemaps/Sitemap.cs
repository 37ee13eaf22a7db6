using System.Globalization;
using System.Text;
using System.Xml;
using NewsReader.Collection.Articles;
using NewsReader.Site.Syndication.Writers;

namespace NewsReader.Site.Syndication.Sitemaps;

/// <summary>Writes sitemaps (sitemaps.org, protocol 0.9) with Google's extension for news.</summary>
internal static class Sitemap
{
    private const string Protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string News = "http://www.google.com/schemas/sitemap-news/0.9";

    // Both limits come from the extension.
    private const int MostNews = 1000;
    private static readonly TimeSpan NewsAge = TimeSpan.FromDays(2);

    private static readonly string[] Pages = ["/", "/sources", "/wanted"];

    /// <summary>The list of sitemaps 1 to <paramref name="count"/>.</summary>
    public static byte[] Index(int count, string address)
    {
        using var stream = new MemoryStream();
        using (var xml = Begin(stream, "sitemapindex"))
        {
            for (var number = 1; number <= count; number++)
            {
                xml.WriteStartElement("sitemap", Protocol);
                xml.WriteElementString(
                    "loc",
                    Protocol,
                    string.Create(CultureInfo.InvariantCulture, $"{address}/sitemaps/{number}.xml")
                );
                xml.WriteEndElement();
            }
        }
        return stream.ToArray();
    }

    /// <summary>One sitemap. The first one also has the pages that are not articles.</summary>
    public static async Task<byte[]> Write(
        int number,
        IAsyncEnumerable<SitemapArticle> articles,
        string address,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        using var stream = new MemoryStream();
        using (var xml = Begin(stream, "urlset"))
        {
            xml.WriteAttributeString("xmlns", "news", null, News);
            foreach (var page in number == 1 ? Pages : [])
                WriteAddress(xml, address + page, null, null);
            var news = 0;
            await foreach (var article in articles.WithCancellation(ct))
            {
                var isNews = news < MostNews && IsNews(article, now);
                if (isNews)
                    news++;
                WriteAddress(
                    xml,
                    address + ArticleLink.PathOf(article.Slug),
                    article.ChangedAt,
                    isNews ? article : null
                );
            }
        }
        return stream.ToArray();
    }

    // The extension requires a name, a language and a date. An article without one of them is only an address.
    private static bool IsNews(SitemapArticle article, DateTimeOffset now) =>
        article.Published is { } published
        && published.Instant <= now
        && published.Instant > now - NewsAge
        && LanguageOf(article) is not null;

    // An ISO 639 code, except for the two ways to write Chinese.
    private static string? LanguageOf(SitemapArticle article)
    {
        var parts = (article.Language ?? "").ToLowerInvariant().Split('-');
        return parts[0].Length is not (2 or 3) || parts[0] == "und" ? null
            : parts[0] != "zh" ? parts[0]
            : parts.Intersect(["hant", "tw", "hk", "mo"]).Any() ? "zh-tw"
            : "zh-cn";
    }

    private static void WriteAddress(XmlWriter xml, string address, DateTimeOffset? changed, SitemapArticle? news)
    {
        xml.WriteStartElement("url", Protocol);
        xml.WriteElementString("loc", Protocol, address);
        if (changed is { } instant)
            xml.WriteElementString("lastmod", Protocol, FeedText.Instant(instant));
        if (news is not null)
        {
            xml.WriteStartElement("news", News);
            xml.WriteStartElement("publication", News);
            xml.WriteElementString("name", News, FeedText.Allowed(news.Source));
            xml.WriteElementString("language", News, LanguageOf(news));
            xml.WriteEndElement();
            xml.WriteElementString("publication_date", News, news.Published.ToString());
            xml.WriteElementString("title", News, FeedText.Allowed(news.Headline));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static XmlWriter Begin(Stream stream, string root)
    {
        var xml = XmlWriter.Create(
            stream,
            new()
            {
                Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                Indent = true,
                IndentChars = "",
            }
        );
        xml.WriteStartElement(null, root, Protocol);
        return xml;
    }
}
