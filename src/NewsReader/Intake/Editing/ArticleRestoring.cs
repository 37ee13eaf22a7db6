using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Intake.Search;

namespace NewsReader.Intake.Editing;

/// <summary>Restores articles from their backups. Call inside the writer's transaction.</summary>
internal static class ArticleRestoring
{
    /// <summary>
    /// Restores an article that is gone, under its id and at its address. If another article has that address now, it
    /// gets a new one.
    /// </summary>
    /// <param name="db">The writer's context.</param>
    /// <param name="backup">The article.</param>
    /// <param name="leadsTo">The article that its addresses lead to now; null if they lead nowhere.</param>
    /// <param name="changedAt">When it counts as changed.</param>
    /// <param name="ct">Cancels it.</param>
    public static async Task<Article> Restore(
        this NewsDb db,
        ArticleBackup backup,
        long? leadsTo,
        DateTimeOffset changedAt,
        CancellationToken ct
    )
    {
        var snapshot = backup.Snapshot;
        var isTaken =
            await db.Articles.AnyAsync(a => a.Slug == snapshot.Slug, ct)
            || await db.Addresses.AnyAsync(
                a => a.Slug == snapshot.Slug && a.ArticleId != null && a.ArticleId != leadsTo,
                ct
            );
        var article = new Article
        {
            Id = backup.Id,
            Slug = isTaken ? (await FreeSlugs.For(db, [snapshot.Content.Headline], ct))[0] : snapshot.Slug,
            Content = await db.ContentOf(backup, ct),
            AddedAt = snapshot.AddedAt,
            ChangedAt = changedAt,
            IndexKey = snapshot.IndexKey,
        };
        if (isTaken)
            article.Addresses.Add(new() { Slug = article.Slug });
        db.Add(article);
        await db.AddRelations(article, backup, ct);
        await db.NoteArrivals(ct);
        await db.SaveIndexed(ct);
        await db
            .Addresses.Where(a => backup.Slugs.Contains(a.Slug) && (a.ArticleId == null || a.ArticleId == leadsTo))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ArticleId, backup.Id), ct);
        await db.RestoreFeeds(article, backup.Feeds, ct);
        return article;
    }

    /// <summary>Restores an article whose headline is still here. It stays at its address; the caller saves.</summary>
    public static async Task RestoreInPlace(this NewsDb db, Article article, ArticleBackup backup, CancellationToken ct)
    {
        var snapshot = backup.Snapshot;
        article.Content = await db.ContentOf(backup, ct);
        article.IndexKey = snapshot.IndexKey;
        article.ChangedAt = snapshot.ChangedAt ?? article.ChangedAt;
        await db.RelatedLinks.Where(r => r.ArticleId == article.Id).ExecuteDeleteAsync(ct);
        await db.Set<ArticleTopic>().Where(t => t.ArticleId == article.Id).ExecuteDeleteAsync(ct);
        await db.Set<ArticleEnclosure>().Where(e => e.ArticleId == article.Id).ExecuteDeleteAsync(ct);
        await db.Set<PageFetch>().Where(f => f.ArticleId == article.Id).ExecuteDeleteAsync(ct);
        await db.AddRelations(article, backup, ct);
    }

    /// <summary>
    /// The same for an article that another feed or file has filled since. Its arrival stays, since that never changes,
    /// and the stories that its present text lists follow those that it listed before.
    /// </summary>
    public static async Task RestoreOverText(
        this NewsDb db,
        Article article,
        ArticleBackup backup,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await db.GiveWay(article, backup.Feeds, ct);
        var listed = await db
            .RelatedLinks.AsNoTracking()
            .Where(r => r.ArticleId == article.Id)
            .OrderBy(r => r.Position)
            .ToListAsync(ct);
        await db.Set<GivenStory>().Where(g => g.ArticleId == article.Id).ExecuteDeleteAsync(ct);
        var hasArrived = await db.Arrivals.AnyAsync(a => a.ArticleId == article.Id, ct);
        await db.RestoreInPlace(article, hasArrived ? backup with { Arrival = null } : backup, ct);
        article.ChangedAt = now;
        var last = article.Related.Select(link => link.Position).DefaultIfEmpty().Max();
        foreach (var link in listed.Where(link => !article.Related.Exists(r => r.TargetId == link.TargetId)))
            article.Related.Add((LinkState.Of(link) with { Position = ++last }).ToLink());
    }

    /// <summary>Restores the feeds that brought an article. Feeds that the owner no longer follows stay away.</summary>
    public static async Task RestoreFeeds(
        this NewsDb db,
        Article article,
        IReadOnlyList<ArticleFeedState> feeds,
        CancellationToken ct
    )
    {
        var followed = await db.Subscriptions.Select(s => s.Id).ToListAsync(ct);
        var present = await db.ArticleFeeds.AsNoTracking().Where(f => f.ArticleId == article.Id).ToListAsync(ct);
        foreach (var state in feeds.Where(feed => followed.Contains(feed.SubscriptionId)))
        {
            if (present.Exists(f => f.SubscriptionId == state.SubscriptionId))
                continue;
            var feed = state.ToFeed(article.Id);
            // There is one primary feed at most, and one that gave the text.
            feed.IsPrimary &= !present.Exists(f => f.IsPrimary);
            feed.GaveText &= !present.Exists(f => f.GaveText);
            db.Add(feed);
        }
    }

    /// <summary>
    /// Lets the addresses of a headline that is gone lead to an article that is here, and the list that named the
    /// headline too.
    /// </summary>
    /// <returns>The backup of the article with that list.</returns>
    public static async Task<ArticleBackup> LeadTo(
        this NewsDb db,
        Article present,
        ArticleBackup headline,
        ArticleBackup lister,
        CancellationToken ct
    )
    {
        await db
            .Addresses.Where(a => headline.Slugs.Contains(a.Slug) && a.ArticleId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ArticleId, present.Id), ct);
        var related = lister
            .Snapshot.Related.Select(link => link.TargetId == headline.Id ? link with { TargetId = present.Id } : link)
            .DistinctBy(link => link.TargetId);
        return lister with { Snapshot = lister.Snapshot with { Related = [.. related] } };
    }

    /// <summary>Makes the files and feed entries of a deleted article known again; the caller saves.</summary>
    public static async Task RestoreItems(
        this NewsDb db,
        IReadOnlyList<DeletedItem> items,
        Article article,
        CancellationToken ct
    )
    {
        var paths = items.Select(i => i.Path).ToList();
        var present = await db.ImportedItems.Where(i => paths.Contains(i.Path)).Select(i => i.Path).ToHashSetAsync(ct);
        db.AddRange(items.Where(i => !present.Contains(i.Path)).Select(i => i.ToItem(article)));
        db.RemoveRange(items);
    }

    /// <summary>The related headlines of an article whose targets are still here.</summary>
    public static async Task<IReadOnlyList<LinkState>> PresentLinks(
        this NewsDb db,
        IReadOnlyList<LinkState> related,
        CancellationToken ct
    )
    {
        var targets = related.Select(link => link.TargetId).ToList();
        var present = await db.Articles.Where(a => targets.Contains(a.Id)).Select(a => a.Id).ToHashSetAsync(ct);
        return [.. related.Where(link => present.Contains(link.TargetId))];
    }

    // The restored text is of another feed or file. What the present feeds say is stored beside it.
    private static async Task GiveWay(
        this NewsDb db,
        Article article,
        IReadOnlyList<ArticleFeedState> former,
        CancellationToken ct
    )
    {
        foreach (var feed in await db.ArticleFeeds.Where(f => f.ArticleId == article.Id).ToListAsync(ct))
        {
            var state = former.FirstOrDefault(f => f.SubscriptionId == feed.SubscriptionId);
            if (feed.GaveText)
                feed.Html = article.Html;
            (feed.IsPrimary, feed.GaveText) = (state is { IsPrimary: true }, state is { GaveText: true });
            if (feed.GaveText)
                feed.Html = null;
        }
        await db.SaveChangesAsync(ct);
    }

    private static async Task AddRelations(this NewsDb db, Article article, ArticleBackup backup, CancellationToken ct)
    {
        var snapshot = backup.Snapshot;
        article.Topics.AddRange(ArticleTopic.Of(snapshot.Topics ?? []));
        article.Enclosures.AddRange(ArticleEnclosure.Of(snapshot.Enclosures ?? []));
        article.Related.AddRange((await db.PresentLinks(snapshot.Related, ct)).Select(link => link.ToLink()));
        if (backup.Arrival is { } arrival)
            db.Add(
                new Arrival
                {
                    Seq = arrival.Seq,
                    Article = article,
                    ArrivedAt = arrival.ArrivedAt,
                    ChangedAt = arrival.ChangedAt,
                }
            );
        if (backup.Given is { } given)
            db.Add(given);
        if (backup.Fetch is { } fetch)
            db.Add(fetch);
    }

    // A source that nothing belongs to any more can have been removed since.
    private static async Task<ArticleContent> ContentOf(this NewsDb db, ArticleBackup backup, CancellationToken ct)
    {
        var content = backup.Snapshot.Content;
        return backup.SourceName is not { } name || await db.Sources.AnyAsync(s => s.Id == content.SourceId, ct)
            ? content
            : content with
            {
                SourceId = (await db.SourceNamed(name, ct)).Id,
            };
    }
}
