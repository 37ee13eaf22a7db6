using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Intake.Runs;
using NewsReader.Language;

namespace NewsReader.Intake.Editing;

/// <summary>Deletes single articles for the owner, and undoes that. Call inside the writer's transaction.</summary>
internal static class ArticleDeletion
{
    /// <summary>Deletes an article, and remembers its files and feed entries so that it doesn't come back.</summary>
    /// <returns>Null if there is no such article, or only the headline that other articles list.</returns>
    public static async Task<SavedArticle?> Delete(NewsDb db, long articleId, ImportRun run, CancellationToken ct)
    {
        if (await db.Articles.FirstOrDefaultAsync(a => a.Id == articleId, ct) is not { } article)
            return null;
        var isListed = await db.RelatedLinks.AnyAsync(r => r.TargetId == articleId && r.ArticleId != articleId, ct);
        if (article.Html is null && isListed)
            return null;

        var headlines = await db.HeadlinesListedOnlyBy([articleId], ct);
        List<ArticleBackup> backups = [];
        foreach (var headline in headlines)
            backups.Add(await db.BackupOf(headline, ct));
        await Note(db, article, new(await db.BackupOf(article, ct), backups), run.StartedAt, ct);
        var gone = await db.RemoveArticles([article], headlines, ct);
        return new(
            new(ImportOutcome.Updated, article.Headline),
            isListed ? [new(articleId, TextProfile.Of(article.Headline, null), article.PublishedAt)] : [],
            gone
        );
    }

    /// <summary>
    /// Undoes the deletion of an article: everything is as it was, except for feeds that are gone. If it was deleted
    /// more than once, this undoes the last time.
    /// </summary>
    /// <returns>Null if no such article was deleted.</returns>
    public static async Task<SavedArticle?> Undo(NewsDb db, long articleId, ImportRun run, CancellationToken ct)
    {
        var deleted = await db.DeletedArticles.Include(d => d.Items).FirstOrDefaultAsync(d => d.Id == articleId, ct);
        if (deleted is null)
            return null;
        var state = DeletionState.Of(deleted);
        var (backup, headlines) = state;
        List<Article> restored = [];
        List<long> merged = [];
        foreach (var headline in headlines)
        {
            if (await db.Articles.AnyAsync(a => a.Id == headline.Id, ct))
                continue;
            // The story of this headline, or another list that names it, can have come since.
            if (await CameSince(db, headline, deleted).FirstOrDefaultAsync(ct) is { } came)
                backup = await db.LeadTo(came, headline, backup, ct);
            else
                restored.Add(await db.Restore(headline, null, headline.Snapshot.ChangedAt!.Value, ct));
        }

        var article = await db.Articles.FirstOrDefaultAsync(a => a.Id == articleId, ct);
        if (article is null)
        {
            var waiting = await CameSince(db, backup, deleted).FirstOrDefaultAsync(a => a.Html == null, ct);
            restored.Add(article = await db.Restore(backup, null, backup.Snapshot.ChangedAt!.Value, ct));
            if (waiting is not null)
            {
                // Another article lists it since, so there is a headline for it.
                await ArticleMerger.Merge(db, article, waiting, ct);
                merged.Add(waiting.Id);
            }
        }
        else
        {
            // Other articles list it, so its headline was still here. If it has received a text since, that one stays,
            // unless the deleted one is fuller.
            if (article.Html is null)
            {
                await db.RestoreInPlace(article, backup, ct);
                restored.Add(article);
            }
            else if (backup.Snapshot.Content.IsFullerThan(article.Content))
            {
                await db.RestoreOverText(article, backup, run.StartedAt, ct);
                restored.Add(article);
            }
            await db.RestoreFeeds(article, backup.Feeds, ct);
        }
        var earlier = state.Earlier;
        await db.RestoreItems([.. deleted.Items.Where(i => earlier?.Paths.Contains(i.Path) != true)], article, ct);
        if (earlier is null)
            db.Remove(deleted);
        else
            Describe(deleted, earlier.State, earlier.DeletedAt);
        return await db.SaveArticles(new(ImportOutcome.Updated, article.Headline), restored, null, ct) with
        {
            Gone = merged,
        };
    }

    // The articles that came after the deletion and are the same story: see RelatedWriter. The same address means the
    // same story. So does the same headline, unless the addresses contradict.
    private static IQueryable<Article> CameSince(NewsDb db, ArticleBackup backup, DeletedArticle deleted)
    {
        var (headline, url) = (backup.Snapshot.Content.NormalisedHeadline, backup.Snapshot.Content.Url);
        return db
            .Articles.Where(a => a.AddedAt >= deleted.DeletedAt && a.Id != deleted.Id)
            .Where(a =>
                (url != null && a.Url == url)
                || (a.NormalisedHeadline == headline && (url == null || a.Url == null || a.Url == url))
            )
            .OrderBy(a => a.Html == null)
            .ThenBy(a => a.Id);
    }

    private static async Task Note(
        NewsDb db,
        Article article,
        DeletionState state,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        // The headline of an article that was deleted before can have received a text, and now be deleted again.
        var deleted = await db.DeletedArticles.FirstOrDefaultAsync(d => d.Id == article.Id, ct);
        if (deleted is null)
            db.Add(
                deleted = new()
                {
                    Id = article.Id,
                    Slug = "",
                    Headline = "",
                    NormalisedHeadline = "",
                    Before = "",
                }
            );
        else
        {
            var known = await db.DeletedItems.Where(i => i.ArticleId == article.Id).Select(i => i.Path).ToListAsync(ct);
            state = state with { Earlier = new(deleted.DeletedAt, known, DeletionState.Of(deleted)) };
        }
        Describe(deleted, state, now);

        var items = await db.ImportedItems.AsNoTracking().Where(i => i.ArticleId == article.Id).ToListAsync(ct);
        var paths = items.Select(i => i.Path).ToList();
        // A path can have brought another article after the first one was deleted.
        await db.DeletedItems.Where(i => paths.Contains(i.Path)).ExecuteDeleteAsync(ct);
        db.AddRange(items.Select(DeletedItem.Of));
    }

    private static void Describe(DeletedArticle deleted, DeletionState state, DateTimeOffset deletedAt)
    {
        var (slug, content) = (state.Article.Snapshot.Slug, state.Article.Snapshot.Content);
        (deleted.DeletedAt, deleted.Slug, deleted.Url) = (deletedAt, slug, content.Url);
        (deleted.Headline, deleted.NormalisedHeadline) = (content.Headline, content.NormalisedHeadline);
        deleted.Before = state.ToJson();
    }
}
