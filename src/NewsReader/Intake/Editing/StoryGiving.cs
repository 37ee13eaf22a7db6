using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Intake.Runs;

namespace NewsReader.Intake.Editing;

/// <summary>Gives a waiting headline its story, in its place and at its address; and takes it back.</summary>
internal static class StoryGiving
{
    /// <summary>
    /// Puts a story where only a headline or a summary is. What the article says of itself stays; what it does not say
    /// comes from the story.
    /// </summary>
    /// <returns>Null when there is no such article, or it has its story already.</returns>
    public static async Task<KeptArticle?> Give(
        NewsDb db,
        long articleId,
        PreparedStory story,
        StoryOrigin origin,
        ImportRun run,
        CancellationToken ct
    )
    {
        var article = await db.Articles.Include(a => a.Source).FirstOrDefaultAsync(a => a.Id == articleId, ct);
        if (article is not ({ Html: null } or { IsSummary: true }))
            return null;

        var (draft, body) = story;
        var wasWaiting = article.Html is null;
        var related = await db.RelatedLinks.AsNoTracking().Where(r => r.ArticleId == articleId).ToListAsync(ct);
        db.Add(
            new GivenStory
            {
                ArticleId = articleId,
                GivenAt = run.StartedAt,
                Before = new GivenState(ArticleState.Of(article, related), origin).ToJson(),
            }
        );

        article.SetBody(body, isSummary: false);
        article.Byline ??= draft.Byline;
        article.Url ??= draft.Url;
        article.Language ??= draft.Language;
        if (draft.Source is { } name && !article.SourceIsOwn)
            (article.Source, article.SourceIsOwn) = (await db.SourceNamed(name, ct), true);
        if (article.Published is null)
            (article.Published, article.PublishedAt) = (draft.Published, draft.Published?.Instant.ToUniversalTime());
        if (wasWaiting)
            article.IndexKey = run.Place(article.Published);
        article.ChangedAt = run.StartedAt;
        if (related.Count == 0)
            await RelatedWriter.Keep(db, article, draft.Related, null, run, ct);
        return await db.SaveKept(new(ImportOutcome.Filled, article.Headline), [article], body, ct);
    }

    /// <summary>Makes the article what it was before its story was given.</summary>
    /// <returns>Null when no story was given to it.</returns>
    public static async Task<KeptArticle?> TakeBack(NewsDb db, long articleId, ImportRun run, CancellationToken ct)
    {
        if (await db.Set<GivenStory>().FirstOrDefaultAsync(g => g.ArticleId == articleId, ct) is not { } given)
            return null;
        var article = await db.Articles.FirstAsync(a => a.Id == articleId, ct);
        var before = GivenState.FromJson(given.Before).Before;
        // The address may have changed since, and stays what it is.
        (
            before with
            {
                Slug = article.Slug,
                Headline = article.Headline,
                NormalisedHeadline = article.NormalisedHeadline,
            }
        ).ApplyTo(article);
        article.ChangedAt = run.StartedAt;
        await db.RelatedLinks.Where(r => r.ArticleId == articleId).ExecuteDeleteAsync(ct);
        var targets = before.Related.Select(link => link.TargetId).ToList();
        var present = await db.Articles.Where(a => targets.Contains(a.Id)).Select(a => a.Id).ToListAsync(ct);
        article.Related.AddRange(
            before.Related.Where(link => present.Contains(link.TargetId)).Select(link => link.ToLink())
        );
        db.Remove(given);
        await db.NeverFetchAgain(articleId, run.StartedAt, ct);
        return await db.SaveKept(new(ImportOutcome.Updated, article.Headline), [article], null, ct);
    }
}
