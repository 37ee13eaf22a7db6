using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Intake.Runs;

namespace NewsReader.Intake.Editing;

/// <summary>Adds the text to an article that waits for it, and takes it back.</summary>
internal static class StoryGiving
{
    /// <summary>
    /// Puts a text where only a headline or a summary is. What the article says about itself stays; the rest comes from
    /// the story.
    /// </summary>
    /// <returns>Null if there is no such article, or it already has its text.</returns>
    public static async Task<SavedArticle?> Give(
        NewsDb db,
        long articleId,
        PreparedStory story,
        StoryOrigin origin,
        ImportRun run,
        CancellationToken ct
    )
    {
        var article = await db.Articles.FirstOrDefaultAsync(a => a.Id == articleId, ct);
        if (article is not ({ Html: null } or { IsSummary: true }))
            return null;

        var (draft, body) = story;
        var before = await db.SnapshotOf(article, ct);
        db.Add(
            new GivenStory
            {
                ArticleId = articleId,
                GivenAt = run.StartedAt,
                Before = new GivenState(before, origin).ToJson(),
            }
        );

        var content = before.Content.WithText(body, isSummary: false);
        content = content with
        {
            Byline = content.Byline ?? draft.Byline,
            Url = content.Url ?? draft.Url,
            Language = content.Language ?? draft.Language,
            Published = content.Published ?? draft.Published,
        };
        if (draft.Source is { } name && !content.SourceIsOwn)
            content = content with { SourceId = (await db.SourceNamed(name, ct)).Id, SourceIsOwn = true };
        article.Content = content;
        if (before.Content.Html is null)
            article.IndexKey = run.IndexKeyFor(article.Published);
        article.ChangedAt = run.StartedAt;
        if (before.Related.Count == 0)
            await RelatedWriter.Replace(db, article, draft.Related, null, run, ct);
        return await db.SaveArticles(new(ImportOutcome.Filled, article.Headline), [article], body, ct);
    }

    /// <summary>Turns the article back into what it was before its text was added.</summary>
    /// <returns>Null if no text was added to it.</returns>
    public static async Task<SavedArticle?> TakeBack(NewsDb db, long articleId, ImportRun run, CancellationToken ct)
    {
        if (await db.Set<GivenStory>().FirstOrDefaultAsync(g => g.ArticleId == articleId, ct) is not { } given)
            return null;
        var article = await db.Articles.FirstAsync(a => a.Id == articleId, ct);
        var before = GivenState.FromJson(given.Before).Before;
        // Its headline and address may have changed since, and stay. Adding a text never changes topics or files.
        article.Content = before.Content.WithHeadlineOf(article.Content);
        article.IndexKey = before.IndexKey;
        article.ChangedAt = run.StartedAt;
        await db.RelatedLinks.Where(r => r.ArticleId == articleId).ExecuteDeleteAsync(ct);
        article.Related.AddRange((await db.PresentLinks(before.Related, ct)).Select(link => link.ToLink()));
        db.Remove(given);
        await db.NeverFetchAgain(articleId, run.StartedAt, ct);
        return await db.SaveArticles(new(ImportOutcome.Updated, article.Headline), [article], null, ct);
    }
}
