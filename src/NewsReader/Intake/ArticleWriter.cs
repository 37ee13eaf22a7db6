using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Collection.Files;
using NewsReader.Formats;
using NewsReader.Formats.Html;
using NewsReader.Intake.Recognising;
using NewsReader.Intake.Runs;
using NewsReader.Intake.Search;
using NewsReader.Intake.Similar;
using NewsReader.Language;

namespace NewsReader.Intake;

/// <summary>Writes a draft into the collection: as a new article, or over the one that it is recognised as.</summary>
internal static class ArticleWriter
{
    private const int SummaryLength = 200;

    // The ids that are known of one article in one feed; some publishers make new ones at every poll.
    private const int MostIds = 20;

    /// <summary>Keeps a draft within the writer's transaction.</summary>
    /// <param name="db">The writer's context.</param>
    /// <param name="prepared">The draft.</param>
    /// <param name="run">The import.</param>
    /// <param name="toldNow">The articles that other entries of the same answer have told: the first one
    /// counts.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<KeptArticle> Keep(
        NewsDb db,
        PreparedArticle prepared,
        ImportRun run,
        ISet<long> toldNow,
        CancellationToken ct
    )
    {
        var (draft, body, origin) = prepared;
        var source = await db.SourceNamed(draft.Source ?? origin.Source, ct);
        var recognised = await Recognition.Of(db, prepared, source, ct);
        if (recognised.Article is { Id: not 0 } told && toldNow.Contains(told.Id))
            return await LeaveOut(db, recognised, prepared, ct);
        if (recognised.Double is { } other)
            await TakeIn(db, recognised.Article!, other, ct);
        if (recognised.Article is { } here && origin.Entry is { } entry && !await entry.Tells(db, here, source.Id, ct))
            return await KeepBeside(db, here, recognised, prepared, run, ct);

        var article = recognised.Article ?? await NewArticle(db, draft, source, run, ct);
        var outcome =
            recognised.Article is null ? ImportOutcome.Added
            : article.Html is null && body is not null ? ImportOutcome.Filled
            : ImportOutcome.Updated;

        if (outcome == ImportOutcome.Filled || article.Published != draft.Published)
            article.IndexKey = run.Place(draft.Published);
        if (recognised.Waiting is { } waiting)
            await TakeOver(db, article, waiting, ct);
        else if (recognised.Article is not null)
            await RenameTo(db, article, draft, ct);
        Describe(article, draft, source);
        var formerText = article.Html;
        var takesText = TakesText(article, prepared);
        if (takesText)
            await SetOwnBody(db, article, body!, draft.IsSummary, ct);
        if (origin.Entry is not null)
            PrimaryFeed.Note(article, prepared, tells: true, takesText, formerText, run.StartedAt);
        else
            foreach (var feed in article.Feeds)
                feed.TellsStory = false;
        var changed =
            await KeepTopics(db, article, draft.Topics, ct)
            | await KeepEnclosures(db, article, draft.Enclosures, ct)
            | await RelatedWriter.Keep(db, article, draft.Related, recognised.PointsAt, run, ct);
        changed |=
            recognised.Waiting is not null
            || recognised.Double is not null
            || db.Entry(article).State is EntityState.Modified;

        if (outcome == ImportOutcome.Updated && !changed)
            outcome = ImportOutcome.Unchanged;
        if (outcome != ImportOutcome.Unchanged)
            article.ChangedAt = run.StartedAt;
        await Remember(db, recognised.Item, prepared, article, ct);
        var kept = await db.SaveKept(
            new(outcome, article.Headline),
            outcome is ImportOutcome.Filled or ImportOutcome.Updated ? [article] : [],
            body,
            ct
        );
        foreach (var pointing in recognised.PointedAtBy)
            await RelatedWriter.Add(db, pointing, article, ct);
        toldNow.Add(article.Id);
        return kept with { Gone = recognised.Waiting?.Id ?? recognised.Double?.Id };
    }

    /// <summary>Saves what has changed, in the search index too.</summary>
    /// <param name="db">The writer's context.</param>
    /// <param name="imported">What was done.</param>
    /// <param name="changed">The articles that were here and have other words now.</param>
    /// <param name="body">The body that one of the articles has got, if any has.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<KeptArticle> SaveKept(
        this NewsDb db,
        ImportedArticle imported,
        IReadOnlyList<Article> changed,
        ArticleHtml? body,
        CancellationToken ct
    )
    {
        List<Article> toCompare =
        [
            .. db
                .ChangeTracker.Entries<Article>()
                .Where(entry => entry.State == EntityState.Added)
                .Select(entry => entry.Entity),
            .. changed,
        ];
        await db.NoteArrivals(ct);
        await db.SaveIndexed(ct);
        return new(
            imported,
            [
                .. toCompare
                    .Distinct()
                    .Select(article => new PendingArticle(article.Id, ProfileOf(article, body), article.PublishedAt)),
            ],
            null
        );
    }

    /// <summary>Makes a text the article's body.</summary>
    public static void SetBody(this Article article, ArticleHtml body, bool isSummary)
    {
        article.Html = body.Html;
        article.HtmlVersion = ArticleHtml.Version;
        article.IsSummary = isSummary;
        article.Words = body.Text.Length == 0 ? null : ReadingTime.Words(body.Text);
        article.Summary = body.Text.Length == 0 ? null : Shorten(Headlines.Clean(body.Text));
    }

    // Another feed tells the story: what this one adds is kept beside. Where the text that is here is only the
    // beginning of this one's, or there is none, this one's is the article's text.
    private static async Task<KeptArticle> KeepBeside(
        NewsDb db,
        Article article,
        Recognition recognised,
        PreparedArticle prepared,
        ImportRun run,
        CancellationToken ct
    )
    {
        var isFuller =
            prepared.Origin.Entry!.HasOwnText
            && (
                !article.HasText
                || !MeaningfulText.IsIn(article.Html, article.Headline)
                || Teaser.IsBeginning(ArticleHtml.TextOf(article.Html!), prepared.Text)
            );
        var formerText = article.Html;
        if (isFuller)
            await SetOwnBody(db, article, prepared.Body!, prepared.Draft.IsSummary, ct);
        PrimaryFeed.Note(article, prepared, tells: false, gaveText: isFuller, formerText, run.StartedAt);
        article.CommentsUrl ??= prepared.Draft.CommentsUrl;
        var isChanged = db.Entry(article).State is EntityState.Modified;
        if (isChanged)
            article.ChangedAt = run.StartedAt;
        await Remember(db, recognised.Item, prepared, article, ct);
        var outcome = isChanged ? ImportOutcome.Updated : ImportOutcome.Unchanged;
        return await db.SaveKept(new(outcome, article.Headline), isFuller ? [article] : [], null, ct) with
        {
            Gone = recognised.Double?.Id,
        };
    }

    // Two entries of one answer with the same link and headline: the first one, which is the newest, tells the story.
    private static async Task<KeptArticle> LeaveOut(
        NewsDb db,
        Recognition recognised,
        PreparedArticle prepared,
        CancellationToken ct
    )
    {
        var article = recognised.Article!;
        await Remember(db, recognised.Item, prepared, article, ct);
        await db.SaveChangesAsync(ct);
        var text = ArticleHtml.TextOf(article.Html ?? "");
        var leftOut =
            prepared.Text.Length == 0 || text == prepared.Text || Teaser.IsBeginning(prepared.Text, text)
                ? null
                : $"a second entry “{prepared.Draft.Headline}” with the same link and headline is left out";
        return new(new(ImportOutcome.Unchanged, article.Headline) { LeftOut = leftOut }, [], null);
    }

    // A summary never takes the place of the story, nor its mere beginning that of the text, nor another feed's text
    // that of a longer one. What the same feed says otherwise is an edit.
    private static bool TakesText(Article article, PreparedArticle prepared)
    {
        if (prepared.Body is not { } body)
            return false;
        if (!article.HasText)
            return article.Html is null || body.Html.Length > 0;
        if (body.Html.Length == 0 || (prepared.Draft.IsSummary && !article.IsSummary))
            return false;
        if (prepared.Origin.Entry is not { } entry)
            return true;
        var text = ArticleHtml.TextOf(article.Html!);
        if (Teaser.IsBeginning(body.Text, text))
            return false;
        var isAnothers =
            article.Feeds.Find(feed => feed.GaveText) is { } gave
            && gave.SubscriptionId != entry.SubscriptionId
            && gave.IsPublishers() == entry.IsPublisher;
        return !isAnothers || body.Text.Length >= text.Length;
    }

    // The older address stays; the fuller text does too.
    private static async Task TakeIn(NewsDb db, Article article, Article other, CancellationToken ct)
    {
        if (other.HasText && (!article.HasText || (article.IsSummary && !other.IsSummary)))
            (article.Html, article.HtmlVersion, article.IsSummary, article.Words, article.Summary) = (
                other.Html,
                other.HtmlVersion,
                other.IsSummary,
                other.Words,
                other.Summary
            );
        await ArticleMerger.Merge(db, article, other, ct);
    }

    // Of what an import brings, one article at most has a body; the others are headlines of its list.
    private static TextProfile ProfileOf(Article article, ArticleHtml? body) =>
        TextProfile.Of(article.Headline, article.HasText ? body?.Text ?? ArticleHtml.TextOf(article.Html!) : null);

    private static async Task<Article> NewArticle(
        NewsDb db,
        DraftArticle draft,
        Source source,
        ImportRun run,
        CancellationToken ct
    )
    {
        var article = new Article
        {
            Slug = (await FreeSlugs.For(db, [draft.Headline], ct))[0],
            Headline = draft.Headline,
            NormalisedHeadline = Headlines.Normalise(draft.Headline),
            Source = source,
            Published = draft.Published,
            IndexKey = run.Place(draft.Published),
            AddedAt = run.StartedAt,
            ChangedAt = run.StartedAt,
        };
        article.Addresses.Add(new() { Slug = article.Slug });
        db.Add(article);
        return article;
    }

    // A headline that reads the same keeps its address; another one gets a new address, and the old one leads there.
    private static async Task RenameTo(NewsDb db, Article article, DraftArticle draft, CancellationToken ct)
    {
        var normalised = Headlines.Normalise(draft.Headline);
        if (
            normalised == article.NormalisedHeadline
            || Slugs.From(draft.Headline, "article") == Slugs.From(article.Headline, "article")
        )
        {
            article.NormalisedHeadline = normalised;
            return;
        }
        article.NormalisedHeadline = normalised;
        article.Slug = (await FreeSlugs.For(db, [draft.Headline], ct, article.Id))[0];
        if (!await db.Addresses.AnyAsync(a => a.Slug == article.Slug, ct))
            db.Add(new ArticleAddress { Slug = article.Slug, ArticleId = article.Id });
    }

    private static void Describe(Article article, DraftArticle draft, Source source)
    {
        article.Headline = draft.Headline;
        article.HeadlineIsDerived = draft.HeadlineIsDerived;
        article.Source = source;
        article.SourceIsOwn = true;
        article.Byline = draft.Byline;
        article.Url = draft.Url ?? article.Url;
        article.Published = draft.Published;
        article.Updated = draft.Updated;
        article.CommentsUrl = draft.CommentsUrl ?? article.CommentsUrl;
        article.PublishedAt = draft.Published?.Instant.ToUniversalTime();
        article.Language = draft.Language;
    }

    // What its publisher sends counts from now on: there is nothing to take back any more.
    private static async Task SetOwnBody(
        NewsDb db,
        Article article,
        ArticleHtml body,
        bool isSummary,
        CancellationToken ct
    )
    {
        article.SetBody(body, isSummary);
        if (article.Id != 0)
            await db.Set<GivenStory>().Where(given => given.ArticleId == article.Id).ExecuteDeleteAsync(ct);
    }

    private static string Shorten(string text)
    {
        if (text.Length <= SummaryLength)
            return text;
        var cut = text.LastIndexOf(' ', SummaryLength - 1);
        if (cut < SummaryLength / 2)
            cut = char.IsHighSurrogate(text[SummaryLength - 2]) ? SummaryLength - 2 : SummaryLength - 1;
        return text[..cut].TrimEnd(' ', ',', ';', ':', '–', '—') + "…";
    }

    // The lists that named a waiting headline now lead to the story, which moves to its address.
    private static async Task TakeOver(NewsDb db, Article article, Article waiting, CancellationToken ct)
    {
        await ArticleMerger.Merge(db, article, waiting, ct);
        (article.Slug, article.NormalisedHeadline) = (waiting.Slug, waiting.NormalisedHeadline);
    }

    private static async Task<bool> KeepTopics(
        NewsDb db,
        Article article,
        IReadOnlyList<string> topics,
        CancellationToken ct
    )
    {
        if (article.Id != 0)
        {
            var given = db.Set<ArticleTopic>().Where(t => t.ArticleId == article.Id);
            var kept = await given.AsNoTracking().OrderBy(t => t.Position).Select(t => t.Name).ToListAsync(ct);
            if (kept.SequenceEqual(topics))
                return false;
            await given.ExecuteDeleteAsync(ct);
        }
        article.Topics.AddRange(topics.Select((name, i) => new ArticleTopic { Position = i + 1, Name = name }));
        return topics.Count > 0 || article.Id != 0;
    }

    private static async Task<bool> KeepEnclosures(
        NewsDb db,
        Article article,
        IReadOnlyList<Enclosure> enclosures,
        CancellationToken ct
    )
    {
        if (article.Id != 0)
        {
            var given = db.Set<ArticleEnclosure>().Where(e => e.ArticleId == article.Id);
            var kept = await given
                .AsNoTracking()
                .OrderBy(e => e.Position)
                .Select(e => new Enclosure(e.Url, e.Type, e.Length, e.Title))
                .ToListAsync(ct);
            if (kept.SequenceEqual(enclosures))
                return false;
            await given.ExecuteDeleteAsync(ct);
        }
        article.Enclosures.AddRange(
            enclosures.Select(
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
        return enclosures.Count > 0 || article.Id != 0;
    }

    private static async Task Remember(
        NewsDb db,
        ImportedItem? known,
        PreparedArticle prepared,
        Article article,
        CancellationToken ct
    )
    {
        var origin = prepared.Origin;
        var former = known?.ArticleId;
        if (known is null && origin.SubscriptionId is { } feed && article.Id != 0)
            await ForgetOldIds(db, article.Id, feed, ct);
        if (known is null)
            db.Add(
                known = new ImportedItem
                {
                    Path = origin.Place,
                    Hash = origin.Hash,
                    Article = article,
                }
            );
        // A renamed file, or an entry whose site has moved, is known by its new place.
        known.Path = origin.Place;
        (known.Hash, known.Content, known.SubscriptionId) = (origin.Hash, origin.Content, origin.SubscriptionId);
        known.NormalisedHeadline = origin.Entry is null ? null : Headlines.Normalise(prepared.Draft.Headline);
        known.Article = article;
        if (origin.Entry is { } entry && former is { } left && left != article.Id)
            await Leave(db, left, entry.SubscriptionId, known.Id, ct);
    }

    private static Task<int> ForgetOldIds(NewsDb db, long articleId, int subscription, CancellationToken ct) =>
        db
            .ImportedItems.Where(d => d.ArticleId == articleId && d.SubscriptionId == subscription)
            .OrderByDescending(d => d.Id)
            .Skip(MostIds - 1)
            .ExecuteDeleteAsync(ct);

    // An article that none of a feed's entries leads to any more did not come by this feed.
    private static async Task Leave(NewsDb db, long articleId, int subscription, long document, CancellationToken ct)
    {
        if (
            await db.ImportedItems.AnyAsync(
                d => d.ArticleId == articleId && d.SubscriptionId == subscription && d.Id != document,
                ct
            )
        )
            return;
        await db
            .ArticleFeeds.Where(f => f.ArticleId == articleId && f.SubscriptionId == subscription && f.Headline == "")
            .ExecuteDeleteAsync(ct);
    }
}
