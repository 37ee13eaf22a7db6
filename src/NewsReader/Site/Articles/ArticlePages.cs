using Microsoft.Extensions.Options;
using NewsReader.Accounts;
using NewsReader.Collection;
using NewsReader.Formats;
using NewsReader.Hosting;
using NewsReader.Site.Articles.Facts;
using NewsReader.Site.Articles.Lists;
using NewsReader.Site.Articles.Text;
using NewsReader.Site.Rows;
using NewsReader.Site.Trail;

namespace NewsReader.Site.Articles;

/// <summary>Builds the pages of articles.</summary>
public sealed class ArticlePages(NewsDb db, ArticleTexts texts, RequestOwner ownership, IOptions<SiteOptions> site)
{
    /// <summary>The whole page of an article.</summary>
    /// <param name="slug">The article's slug.</param>
    /// <param name="from">The steps that led to it, as the address has them.</param>
    /// <param name="context">The request.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>Null if no article has this slug now.</returns>
    public async Task<ArticlePage?> Find(string slug, TrailSteps from, HttpContext context, CancellationToken ct)
    {
        if (await db.ArticleFacts(slug, ct) is not { } article)
            return null;
        var id = article.Cursor.Id;
        var topicsAndFiles = (await db.TopicsAndFilesOf([id], ct))[id].ToList();
        List<EnclosureLink> files =
        [
            .. topicsAndFiles
                .Where(row => row.Url is not null)
                .Select(row => new EnclosureLink(row.Url!, row.Type, row.Length, row.Title)),
        ];
        var lists = await db.ListsOf(article.Cursor, article.Fingerprint, article.Html is null, ct);
        var text = await texts.Show(article.Html, files, context, ct);
        var page = new ArticlePage(article, lists, text)
        {
            Picture = text.Picture,
            // Publishers write one topic in more than one way.
            Topics =
            [
                .. topicsAndFiles
                    .Select(row => row.Topic)
                    .OfType<string>()
                    .Select(name => new Topic(name))
                    .DistinctBy(topic => topic.Href),
            ],
            Enclosures = files,
            Trail = await db.TrailTo(id, from, ct) with
            {
                IsReaders = TrailAddressAttribute.WasFollowedHere(context.Request),
            },
            Owner = ownership.IsShown(context)
                ? await db.OwnerLine(article, RequestOwner.IsSignedIn(context), ct)
                : null,
        };
        if (article.Html is null)
            return page;
        var origin = site.Value.Canonical(context.Request, "") ?? context.Request.PathBase.ToUriComponent();
        return page with { JsonLd = ArticleJsonLd.Of(page, origin) };
    }
}
