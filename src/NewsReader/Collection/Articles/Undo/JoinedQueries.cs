using Microsoft.EntityFrameworkCore;

namespace NewsReader.Collection.Articles.Undo;

/// <summary>Queries for joined articles.</summary>
internal static class JoinedQueries
{
    /// <summary>The articles that were joined to this one, the latest first.</summary>
    public static Task<List<JoinedArticle>> JoinedTo(this NewsDb db, long intoId, CancellationToken ct) =>
        db.Set<JoinedArticle>()
            .AsNoTracking()
            .Where(j => j.IntoId == intoId)
            .OrderByDescending(j => j.JoinedAt)
            .ThenBy(j => j.Id)
            .ToListAsync(ct);

    /// <summary>
    /// True if a slug leads to an article because the owner joined two articles. They may be separated again.
    /// </summary>
    public static async Task<bool> LeadsByJoining(this NewsDb db, string slug, long intoId, CancellationToken ct) =>
        (await db.JoinedTo(intoId, ct)).Exists(joined => JoinState.Of(joined).Gone.Slugs.Contains(slug));
}
