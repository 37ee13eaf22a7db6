using NewsReader.Formats;

namespace NewsReader.Site.Syndication.Sitemaps;

/// <summary>A story in a sitemap.</summary>
public sealed record SitemapArticle(
    string Slug,
    string Headline,
    string? Language,
    string Source,
    PublishedDate? Published,
    DateTimeOffset ChangedAt
);
