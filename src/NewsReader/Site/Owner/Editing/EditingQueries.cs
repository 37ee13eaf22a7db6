using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Formats;
using NewsReader.Intake.Similar;
using NewsReader.Site.Articles.Facts;

namespace NewsReader.Site.Owner.Editing;

/// <summary>Queries for the owner's page of an article.</summary>
internal static class EditingQueries
{
    private const int MostSuggestions = 5;

    /// <returns>Null if there is no such article.</returns>
    public static async Task<EditingPage?> EditingPage(this NewsDb db, long id, CancellationToken ct)
    {
        var page = await db
            .Articles.Where(a => a.Id == id)
            .Select(a => new EditingPage
            {
                Id = a.Id,
                Article = new ArticleLink(a.Slug, a.Headline, a.Language),
                IsWaiting = a.Html == null || a.IsSummary,
                IsSummary = a.IsSummary,
                Url = a.Url,
                CanBeDeleted = a.Html != null || !a.ListedBy.Any(r => r.ArticleId != id),
            })
            .FirstOrDefaultAsync(ct);
        if (page is null)
            return null;
        return page with
        {
            Given = await db.GivenLine(id, ct),
            FetchProblem = page.IsWaiting
                ? await db.Set<PageFetch>().Where(f => f.ArticleId == id).Select(f => f.Problem).FirstOrDefaultAsync(ct)
                : null,
            Joined = [.. (await db.JoinedTo(id, ct)).Select(joined => new JoinedLine(joined.Id, joined.Headline))],
            Suggestions = await db
                .SimilarLinks.Where(s => s.ArticleId == id)
                .BestFirst()
                .Take(MostSuggestions)
                .AsStories()
                .ToListAsync(ct),
        };
    }

    /// <summary>
    /// The article that an address names: the address of its page here (with or without the site), its slug, or its
    /// publisher's own address.
    /// </summary>
    public static async Task<OtherArticle?> ArticleNamed(this NewsDb db, string name, CancellationToken ct)
    {
        var slug = ArticleLink.SlugIn(name.Trim()) ?? name.Trim();
        var id = await db.Addresses.Where(a => a.Slug == slug).Select(a => a.ArticleId).FirstOrDefaultAsync(ct);
        if (id is null && WebAddress.OfEntry(name) is { } entry)
            id = await db
                .Articles.Where(a => a.Url == entry)
                .OrderBy(a => a.Id)
                .Select(a => (long?)a.Id)
                .FirstOrDefaultAsync(ct);
        if (id is null && WebAddress.Canonical(name) is { } url)
            id = await db
                .Articles.Where(a => a.Url == url)
                .OrderBy(a => a.Id)
                .Select(a => (long?)a.Id)
                .FirstOrDefaultAsync(ct);
        return id is null
            ? null
            : await db
                .Articles.Where(a => a.Id == id)
                .Select(a => new OtherArticle(a.Id, new ArticleLink(a.Slug, a.Headline, a.Language)))
                .FirstOrDefaultAsync(ct);
    }
}
