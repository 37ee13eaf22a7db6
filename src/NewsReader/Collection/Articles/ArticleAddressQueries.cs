using Microsoft.EntityFrameworkCore;
using NewsReader.Collection.Articles.Undo;

namespace NewsReader.Collection.Articles;

/// <summary>Queries for the former addresses of articles.</summary>
internal static class ArticleAddressQueries
{
    /// <summary>
    /// Where a slug leads that no article has now. Null if no article ever had it, or if the article was removed.
    /// </summary>
    public static async Task<FormerAddress?> AddressAfter(this NewsDb db, string former, CancellationToken ct)
    {
        var present = await db
            .Addresses.Where(address => address.Slug == former)
            .Join(
                db.Articles,
                address => address.ArticleId,
                article => article.Id,
                (_, article) => new { article.Id, article.Slug }
            )
            .FirstOrDefaultAsync(ct);
        return present is null ? null : new(present.Slug, IsForGood: !await db.LeadsByJoining(former, present.Id, ct));
    }

    /// <summary>True if the owner removed the article that had this slug.</summary>
    public static Task<bool> WasRemoved(this NewsDb db, string slug, CancellationToken ct) =>
        db.Addresses.AnyAsync(address => address.Slug == slug && address.ArticleId == null, ct);
}
