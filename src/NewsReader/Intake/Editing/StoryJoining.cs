using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Formats;
using NewsReader.Intake.Runs;
using NewsReader.Intake.Search;

namespace NewsReader.Intake.Editing;

/// <summary>Makes one of two pages that are one story, and two of them again.</summary>
internal static class StoryJoining
{
    /// <summary>
    /// Joins an article to another: its addresses lead there, lists that named it name the other, and its story goes
    /// along where the other has none.
    /// </summary>
    /// <returns>Null when one of them is not there, or both are the same.</returns>
    public static async Task<KeptArticle?> Join(
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
        // One that others were joined to takes them along no further: each is parted from where it is.
        if (await db.Set<JoinedArticle>().AnyAsync(j => j.IntoId == goneId, ct))
            return null;

        var takesBody =
            gone.Html is not null
            && (into.Html is null || (gone.HasText && !into.HasText) || (into.IsSummary && !gone.IsSummary));
        var before = await Before(db, gone, into, takesBody, ct);
        db.Add(
            new JoinedArticle
            {
                Id = goneId,
                IntoId = intoId,
                JoinedAt = run.StartedAt,
                Headline = gone.Headline,
                Before = JsonSerializer.Serialize(before),
            }
        );

        if (takesBody)
            (
                before.Gone with
                {
                    Slug = into.Slug,
                    Headline = into.Headline,
                    NormalisedHeadline = into.NormalisedHeadline,
                    HeadlineIsDerived = into.HeadlineIsDerived,
                    Url = into.Url ?? gone.Url,
                }
            ).ApplyTo(into);
        into.Url ??= gone.Url;
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
        return await db.SaveKept(new(ImportOutcome.Updated, into.Headline), [into], null, ct) with { Gone = goneId };
    }

    /// <summary>Makes the joined article what it was, with its own page at its own address.</summary>
    /// <returns>Null when no such article was joined to another.</returns>
    public static async Task<KeptArticle?> Part(NewsDb db, long goneId, ImportRun run, CancellationToken ct)
    {
        if (await db.Set<JoinedArticle>().FirstOrDefaultAsync(j => j.Id == goneId, ct) is not { } joined)
            return null;
        var before = JoinState.Of(joined);
        var into = await db.Articles.FirstOrDefaultAsync(a => a.Id == joined.IntoId, ct);
        if (await db.Articles.AnyAsync(a => a.Slug == before.Gone.Slug, ct))
            before = before with
            {
                Gone = before.Gone with { Slug = (await FreeSlugs.For(db, [before.Gone.Headline], ct))[0] },
            };
        var gone = Restored(before, goneId, await db.Sources.FirstAsync(s => s.Id == before.Gone.SourceId, ct), run);
        db.Add(gone);
        if (into is not null && before.TookBody && into.Html == before.Gone.Html)
            GiveBack(into, before.Into, run);
        db.Remove(joined);
        if (before.Arrival is { } arrival)
            db.Add(
                new Arrival
                {
                    Seq = arrival.Seq,
                    Article = gone,
                    ArrivedAt = arrival.ArrivedAt,
                    ChangedAt = arrival.ChangedAt,
                }
            );
        await db.NoteArrivals(ct);
        await db.SaveIndexed(ct);
        if (before.Given is { } given)
            db.Add(given);
        if (before.Fetch is { } fetch)
            db.Add(fetch);

        await db
            .Addresses.Where(a => before.Slugs.Contains(a.Slug))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ArticleId, goneId), ct);
        await db
            .ImportedItems.Where(d => before.Documents.Contains(d.Path))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.ArticleId, goneId), ct);
        await RestoreFeeds(db, before, goneId, joined.IntoId, ct);
        await RestoreRelations(db, before, goneId, joined.IntoId, ct);
        return await db.SaveKept(
            new(ImportOutcome.Updated, gone.Headline),
            into is null ? [gone] : [gone, into],
            null,
            ct
        );
    }

    private static async Task<JoinState> Before(
        NewsDb db,
        Article gone,
        Article into,
        bool takesBody,
        CancellationToken ct
    )
    {
        var links = await db
            .RelatedLinks.AsNoTracking()
            .Where(r => r.ArticleId == gone.Id || r.ArticleId == into.Id || r.TargetId == gone.Id)
            .ToListAsync(ct);
        return new(
            ArticleState.Of(gone, links.Where(link => link.ArticleId == gone.Id)),
            ArticleState.Of(into, links.Where(link => link.ArticleId == into.Id)),
            takesBody,
            await db.Addresses.Where(a => a.ArticleId == gone.Id).Select(a => a.Slug).ToListAsync(ct),
            [.. links.Where(link => link.TargetId == gone.Id).Select(LinkState.Of)],
            await db.ImportedItems.Where(d => d.ArticleId == gone.Id).Select(d => d.Path).ToListAsync(ct),
            await db.Set<ArticleTopic>()
                .Where(t => t.ArticleId == gone.Id)
                .OrderBy(t => t.Position)
                .Select(t => t.Name)
                .ToListAsync(ct),
            await db.Set<ArticleEnclosure>()
                .Where(e => e.ArticleId == gone.Id)
                .OrderBy(e => e.Position)
                .Select(e => new Enclosure(e.Url, e.Type, e.Length, e.Title))
                .ToListAsync(ct)
        )
        {
            Feeds =
            [
                .. (await db.ArticleFeeds.AsNoTracking().Where(f => f.ArticleId == gone.Id).ToListAsync(ct)).Select(
                    ArticleFeedState.Of
                ),
            ],
            IntoFeeds = await db
                .ArticleFeeds.Where(f => f.ArticleId == into.Id)
                .Select(f => f.SubscriptionId)
                .ToListAsync(ct),
            Arrival = await db
                .Arrivals.Where(a => a.ArticleId == gone.Id)
                .Select(a => new ArrivalState(a.Seq, a.ArrivedAt, a.ChangedAt))
                .FirstOrDefaultAsync(ct),
            Given = await db.Set<GivenStory>().AsNoTracking().FirstOrDefaultAsync(g => g.ArticleId == gone.Id, ct),
            Fetch = await db.Set<PageFetch>().AsNoTracking().FirstOrDefaultAsync(f => f.ArticleId == gone.Id, ct),
        };
    }

    // Both lists are kept: behind its own, what only the other one has.
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
        var position = before.Into.Related.Count == 0 ? 0 : before.Into.Related.Max(link => link.Position);
        db.AddRange(
            before
                .Gone.Related.Where(link => link.TargetId != into.Id && !own.Contains(link.TargetId))
                .Select(link => (link with { ArticleId = into.Id, Position = ++position }).ToLink())
        );
    }

    private static Article Restored(JoinState before, long id, Collection.Source source, ImportRun run)
    {
        var article = new Article
        {
            Id = id,
            Slug = before.Gone.Slug,
            Headline = before.Gone.Headline,
            NormalisedHeadline = before.Gone.NormalisedHeadline,
            Source = source,
            AddedAt = before.Gone.AddedAt,
            ChangedAt = run.StartedAt,
        };
        before.Gone.ApplyTo(article);
        article.Topics.AddRange(before.Topics.Select((name, i) => new ArticleTopic { Position = i + 1, Name = name }));
        article.Enclosures.AddRange(
            before.Enclosures.Select(
                (e, i) =>
                    new ArticleEnclosure
                    {
                        Position = i + 1,
                        Url = e.Url,
                        Type = e.Type,
                        Length = e.Length,
                        Title = e.Title,
                    }
            )
        );
        return article;
    }

    private static void GiveBack(Article into, ArticleState before, ImportRun run)
    {
        (
            before with
            {
                Slug = into.Slug,
                Headline = into.Headline,
                NormalisedHeadline = into.NormalisedHeadline,
            }
        ).ApplyTo(into);
        into.ChangedAt = run.StartedAt;
    }

    // A feed that is followed no more brings nothing back.
    private static async Task RestoreFeeds(NewsDb db, JoinState before, long goneId, long intoId, CancellationToken ct)
    {
        var moved = before.Feeds.Select(feed => feed.SubscriptionId).Except(before.IntoFeeds).ToList();
        await db
            .ArticleFeeds.Where(f => f.ArticleId == intoId && moved.Contains(f.SubscriptionId))
            .ExecuteDeleteAsync(ct);
        var followed = await db.Subscriptions.Select(s => s.Id).ToListAsync(ct);
        db.AddRange(
            before.Feeds.Where(feed => followed.Contains(feed.SubscriptionId)).Select(feed => feed.ToFeed(goneId))
        );
    }

    // What has changed in the lists since then stays as it is.
    private static async Task RestoreRelations(
        NewsDb db,
        JoinState before,
        long goneId,
        long intoId,
        CancellationToken ct
    )
    {
        foreach (var link in before.ListedBy)
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
        var last = before.Into.Related.Count == 0 ? 0 : before.Into.Related.Max(link => link.Position);
        foreach (var link in before.Gone.Related)
            await db
                .RelatedLinks.Where(r =>
                    r.ArticleId == intoId && r.Position > last && r.TargetId == link.TargetId && r.Text == link.Text
                )
                .ExecuteDeleteAsync(ct);
        var targets = before.Gone.Related.Select(link => link.TargetId).ToList();
        var present = await db.Articles.Where(a => targets.Contains(a.Id)).Select(a => a.Id).ToListAsync(ct);
        db.AddRange(before.Gone.Related.Where(link => present.Contains(link.TargetId)).Select(link => link.ToLink()));
    }
}
