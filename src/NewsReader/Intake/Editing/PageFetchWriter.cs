using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;

namespace NewsReader.Intake.Editing;

/// <summary>Stores how our attempts to fetch pages went.</summary>
internal static class PageFetchWriter
{
    /// <summary>Call inside the writer's transaction; the caller saves.</summary>
    public static async Task NeverFetchAgain(this NewsDb db, long articleId, DateTimeOffset now, CancellationToken ct)
    {
        var fetch = await db.FetchOf(articleId, ct);
        (fetch.TriedAt, fetch.Failures, fetch.Problem) = (now, PageFetch.Barred, "you said that it is not this story");
    }

    /// <summary>Notes how an attempt to fetch an article's page went, if the article is still here.</summary>
    /// <param name="file">The database.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="problem">Why it failed; null if the text came.</param>
    /// <param name="now">The time of the attempt.</param>
    /// <param name="ct">Cancels it.</param>
    public static Task<int> NoteFetch(
        this DatabaseWriter file,
        long articleId,
        string? problem,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        file.WriteQuietly(
            async db =>
            {
                if (!await db.Articles.AnyAsync(a => a.Id == articleId, ct))
                    return 0;
                var fetch = await db.FetchOf(articleId, ct);
                (fetch.TriedAt, fetch.Problem) = (now, problem);
                if (fetch.Failures != PageFetch.Barred)
                    fetch.Failures = problem is null ? 0 : fetch.Failures + 1;
                return await db.SaveChangesAsync(ct);
            },
            ct
        );

    private static async Task<PageFetch> FetchOf(this NewsDb db, long articleId, CancellationToken ct)
    {
        if (await db.Set<PageFetch>().FirstOrDefaultAsync(f => f.ArticleId == articleId, ct) is { } known)
            return known;
        var fetch = new PageFetch { ArticleId = articleId };
        db.Add(fetch);
        return fetch;
    }
}
