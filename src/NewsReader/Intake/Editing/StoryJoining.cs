using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Intake.Runs;
using NewsReader.Intake.Search;

namespace NewsReader.Intake.Editing;

/// <summary>Joins two pages about one story, and separates them again. Call inside the writer's transaction.</summary>
internal static class StoryJoining
{
    /// <summary>
    /// Joins an article to another one. Its addresses and the lists that named it then lead to the other one. If the
    /// other one has no text, the text moves too.
    /// </summary>
    /// <returns>Null if one of them is not there, if they are the same, or if the first one can't give up its
    /// page.</returns>
    public static async Task<SavedArticle?> Join(
        NewsDb db,
        long goneId,
        long intoId,
        ImportRun run,
        CancellationToken ct
    )
    {
        if (
            goneId == intoId
            || await db.Articles.FirstOrDefaultAsync(a => a.Id == goneId, ct) is not { } gone
            || await db.Articles.FirstOrDefaultAsync(a => a.Id == intoId, ct) is not { } into
        )
            return null;
        // Articles that were joined to it would not move along: each is separated from where it is. And the deletion of
        // an article can only be undone while it has its own page.
        if (
            await db.Set<JoinedArticle>().AnyAsync(j => j.IntoId == goneId, ct)
            || await db.DeletedArticles.AnyAsync(d => d.Id == goneId, ct)
        )
            return null;

        var takesText =
            gone.Html is not null
            && (into.Html is null || (gone.HasText && !into.HasText) || (into.IsSummary && !gone.IsSummary));
        var before = await StateOf(db, gone, into, takesText, ct);
        db.Add(
            new JoinedArticle
            {
                Id = goneId,
                IntoId = intoId,
                JoinedAt = run.StartedAt,
                Headline = gone.Headline,
                Before = before.ToJson(),
            }
        );

        var url = into.Url ?? gone.Url;
        if (takesText)
        {
            into.Content = gone.Content.WithHeadlineOf(into.Content);
            into.IndexKey = gone.IndexKey;
        }
        into.Content = into.Content with { Url = url };
        into.ChangedAt = run.StartedAt;
        await MoveRelations(db, before, goneId, into, ct);
        await db
            .Addresses.Where(a => a.ArticleId == goneId)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ArticleId, intoId), ct);
        await db
            .ImportedItems.Where(d => d.ArticleId == goneId)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.ArticleId, intoId), ct);
        await ArticleMerger.MoveFeeds(db, goneId, intoId, ct);
        db.Unindex(gone);
        db.Remove(gone);
        return await db.SaveArticles(new(ImportOutcome.Updated, into.Headline), [into], null, ct) with
        {
            Gone = [goneId],
        };
    }

    /// <summary>Turns the joined article back into what it was, with its own page at its own address.</summary>
    /// <returns>Null if no such article was joined to another one.</returns>
    public static async Task<SavedArticle?> Separate(NewsDb db, long goneId, ImportRun run, CancellationToken ct)
    {
        if (await db.Set<JoinedArticle>().FirstOrDefaultAsync(j => j.Id == goneId, ct) is not { } joined)
            return null;
        var before = JoinState.Of(joined);
        var into = await db.Articles.FirstOrDefaultAsync(a => a.Id == joined.IntoId, ct);
        if (into is not null && before.TookBody && into.Html == before.Gone.Snapshot.Content.Html)
        {
            into.Content = before.Into.Content.WithHeadlineOf(into.Content);
            into.IndexKey = before.Into.IndexKey;
            into.ChangedAt = run.StartedAt;
        }
        db.Remove(joined);
        await TakeBackFeeds(db, before, joined.IntoId, ct);
        var gone = await db.Restore(before.Gone, joined.IntoId, run.StartedAt, ct);
        await db
            .ImportedItems.Where(d => before.Documents.Contains(d.Path))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.ArticleId, goneId), ct);
        // If the owner has deleted the one that stayed, its files and entries are among the deleted ones.
        await db.RestoreItems(
            await db.DeletedItems.Where(i => before.Documents.Contains(i.Path)).ToListAsync(ct),
            gone,
            ct
        );
        await RestoreLists(db, before, goneId, joined.IntoId, ct);
        return await db.SaveArticles(
            new(ImportOutcome.Updated, gone.Headline),
            into is null ? [gone] : [gone, into],
            null,
            ct
        );
    }

    private static async Task<JoinState> StateOf(
        NewsDb db,
        Article gone,
        Article into,
        bool takesText,
        CancellationToken ct
    ) =>
        new(
            await db.BackupOf(gone, ct),
            await db.SnapshotOf(into, ct),
            takesText,
            await db.ImportedItems.Where(d => d.ArticleId == gone.Id).Select(d => d.Path).ToListAsync(ct),
            await db.ArticleFeeds.Where(f => f.ArticleId == into.Id).Select(f => f.SubscriptionId).ToListAsync(ct)
        );

    // Both lists stay: the entries that only the other one has follow its own.
    private static async Task MoveRelations(
        NewsDb db,
        JoinState before,
        long goneId,
        Article into,
        CancellationToken ct
    )
    {
        await db
            .RelatedLinks.Where(r => r.ArticleId == goneId || (r.ArticleId == into.Id && r.TargetId == goneId))
            .ExecuteDeleteAsync(ct);
        await db
            .RelatedLinks.Where(r => r.TargetId == goneId)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.TargetId, into.Id), ct);
        var own = before.Into.Related.Select(link => link.TargetId).ToHashSet();
        var position = LastPosition(before.Into);
        db.AddRange(
            before
                .Gone.Snapshot.Related.Where(link => link.TargetId != into.Id && !own.Contains(link.TargetId))
                .Select(link => (link with { ArticleId = into.Id, Position = ++position }).ToLink())
        );
    }

    private static Task<int> TakeBackFeeds(NewsDb db, JoinState before, long intoId, CancellationToken ct)
    {
        var moved = before.Gone.Feeds.Select(feed => feed.SubscriptionId).Except(before.IntoFeeds).ToList();
        return db
            .ArticleFeeds.Where(f => f.ArticleId == intoId && moved.Contains(f.SubscriptionId))
            .ExecuteDeleteAsync(ct);
    }

    // Whatever has changed in the lists since then stays.
    private static async Task RestoreLists(NewsDb db, JoinState before, long goneId, long intoId, CancellationToken ct)
    {
        foreach (var link in before.Gone.ListedBy)
        {
            await db
                .RelatedLinks.Where(r =>
                    r.ArticleId == link.ArticleId
                    && r.Position == link.Position
                    && r.Text == link.Text
                    && r.TargetId == intoId
                )
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.TargetId, goneId), ct);
            if (
                link.ArticleId == intoId
                && await db.Articles.AnyAsync(a => a.Id == intoId, ct)
                && !await db.RelatedLinks.AnyAsync(r => r.ArticleId == intoId && r.Position == link.Position, ct)
            )
                db.Add(link.ToLink());
        }
        var last = LastPosition(before.Into);
        foreach (var link in before.Gone.Snapshot.Related)
            await db
                .RelatedLinks.Where(r =>
                    r.ArticleId == intoId && r.Position > last && r.TargetId == link.TargetId && r.Text == link.Text
                )
                .ExecuteDeleteAsync(ct);
    }

    private static int LastPosition(ArticleSnapshot article) =>
        article.Related.Count == 0 ? 0 : article.Related.Max(link => link.Position);
}
