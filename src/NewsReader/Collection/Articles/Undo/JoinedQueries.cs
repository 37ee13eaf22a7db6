using Microsoft.EntityFrameworkCore;

namespace NewsReader.Collection.Articles.Undo;

/// <summary>What is asked about joined articles.</summary>
internal static class JoinedQueries
{
    /// <summary>Those that were joined to an article, the last one first.</summary>
    public static Task<List<JoinedArticle>> JoinedTo(this NewsDb db, long intoId, CancellationToken ct) =>
        db.Set<JoinedArticle>()
            .AsNoTracking()
            .Where(j => j.IntoId == intoId)
            .OrderByDescending(j => j.JoinedAt)
            .ThenBy(j => j.Id)
            .ToListAsync(ct);

    /// <summary>
    /// True when a slug leads to an article because the owner joined the one that had it: it may be parted again.
    /// </summary>
    public static async Task<bool> LeadsByJoining(this NewsDb db, string slug, long intoId, CancellationToken ct) =>
        (await db.JoinedTo(intoId, ct)).Exists(joined => JoinState.Of(joined).Slugs.Contains(slug));
}
