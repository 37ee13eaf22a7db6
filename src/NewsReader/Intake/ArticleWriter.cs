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

/// <summary>Saves a draft as a new article, or over the article that it is recognised as.</summary>
internal static class ArticleWriter
{
    /// <summary>Saves a draft. Call inside the writer's transaction.</summary>
    /// <param name="db">The writer's context.</param>
    /// <param name="prepared">The draft.</param>
    /// <param name="run">The import.</param>
    /// <param name="written">The articles that other entries of the same answer have already written: the first entry
    /// wins.</param>
    /// <param name="ct">Cancels it.</param>
    public static async Task<SavedArticle> Save(
        NewsDb db,
        PreparedArticle prepared,
        ImportRun run,
        ISet<long> written,
        CancellationToken ct
    )
    {
        var (draft, body, origin) = prepared;
        if (await db.DeletionOf(prepared, ct) is { } deleted)
            return new(Deleted(deleted, origin), []);
        var source = await db.SourceNamed(draft.Source ?? origin.Source, ct);
        var recognised = await Recognition.Of(db, prepared, source, ct);
        if (recognised.Article is { Id: not 0 } known && written.Contains(known.Id))
            return await SkipRepeated(db, recognised, prepared, ct);
        if (recognised.Duplicate is { } duplicate)
            await MergeDuplicate(db, recognised.Article!, duplicate, ct);
        if (
            recognised.Article is { } here
            && origin.Entry is { } entry
            && !await entry.IsPrimaryFor(db, here, source.Id, ct)
        )
            return await SaveBeside(db, here, recognised, prepared, run, ct);

        var article = recognised.Article ?? await NewArticle(db, draft, source, run, ct);
        var outcome =
            recognised.Article is null ? ImportOutcome.Added
            : article.Html is null && body is not null ? ImportOutcome.Filled
            : ImportOutcome.Updated;

        if (outcome == ImportOutcome.Filled || article.Published != draft.Published)
            article.IndexKey = run.IndexKeyFor(draft.Published);
        if (recognised.Waiting is { } waiting)
            await MergeWaiting(db, article, waiting, ct);
        else if (recognised.Article is not null)
            await Rename(db, article, draft, ct);
        Describe(article, draft, source);
        var formerText = article.Html;
        var replacesText = prepared.ReplacesText(article);
        if (replacesText)
            await SetPublishersText(db, article, body!, draft.IsSummary, ct);
        if (origin.Entry is not null)
            PrimaryFeed.Note(article, prepared, isPrimary: true, replacesText, formerText, run.StartedAt);
        else
            foreach (var feed in article.Feeds)
                feed.IsPrimary = false;
        var changed =
            await db.ReplaceTopics(article, draft.Topics, ct)
            | await db.ReplaceEnclosures(article, draft.Enclosures, ct)
            | await RelatedWriter.Replace(db, article, draft.Related, recognised.PointsAt, run, ct);
        changed |=
            recognised.Waiting is not null
            || recognised.Duplicate is not null
            || db.Entry(article).State is EntityState.Modified;

        if (outcome == ImportOutcome.Updated && !changed)
            outcome = ImportOutcome.Unchanged;
        if (outcome != ImportOutcome.Unchanged)
            article.ChangedAt = run.StartedAt;
        await ImportedItemWriter.Save(db, recognised.Item, prepared, article, ct);
        var saved = await db.SaveArticles(
            new(outcome, article.Headline),
            outcome is ImportOutcome.Filled or ImportOutcome.Updated ? [article] : [],
            body,
            ct
        );
        foreach (var pointing in recognised.PointedAtBy)
            await RelatedWriter.Add(db, pointing, article, ct);
        written.Add(article.Id);
        return saved with { Gone = IdsOf(recognised.Waiting ?? recognised.Duplicate) };
    }

    /// <summary>Saves all changes, including the search index. Call inside the writer's transaction.</summary>
    /// <param name="db">The writer's context.</param>
    /// <param name="imported">The outcome.</param>
    /// <param name="changed">The articles that were already here and have new words.</param>
    /// <param name="body">The text that one of the articles has received, if any.</param>
    /// <param name="ct">Cancels it.</param>
    public static async Task<SavedArticle> SaveArticles(
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
        var changesFeeds = ChangesFeeds(db);
        await db.NoteArrivals(ct);
        await db.SaveIndexed(ct);
        return new(
            imported,
            [
                .. toCompare
                    .Distinct()
                    .Select(article => new PendingArticle(article.Id, ProfileOf(article, body), article.PublishedAt)),
            ]
        )
        {
            ChangesFeeds = changesFeeds,
        };
    }

    /// <summary>The outcome for an article that the owner deleted.</summary>
    /// <param name="headline">Its headline.</param>
    /// <param name="origin">Where it came from. A feed repeats its entries at every poll, so only a document gets a
    /// note.</param>
    public static ImportedArticle Deleted(string headline, Origin origin) =>
        new(ImportOutcome.Unchanged, headline)
        {
            Notes = origin.Entry is null
                ? ["it was deleted by you, so it isn’t imported again; you can undo that under Deleted articles"]
                : [],
        };

    // Another feed is primary, so what this one adds is stored beside the article.
    private static async Task<SavedArticle> SaveBeside(
        NewsDb db,
        Article article,
        Recognition recognised,
        PreparedArticle prepared,
        ImportRun run,
        CancellationToken ct
    )
    {
        var formerText = article.Html;
        var completesText = prepared.CompletesText(article);
        if (completesText)
            await SetPublishersText(db, article, prepared.Body!, prepared.Draft.IsSummary, ct);
        PrimaryFeed.Note(article, prepared, isPrimary: false, completesText, formerText, run.StartedAt);
        if (article.CommentsUrl is null)
            article.Content = article.Content with { CommentsUrl = prepared.Draft.CommentsUrl };
        var isChanged = db.Entry(article).State is EntityState.Modified;
        if (isChanged)
            article.ChangedAt = run.StartedAt;
        await ImportedItemWriter.Save(db, recognised.Item, prepared, article, ct);
        var outcome = isChanged ? ImportOutcome.Updated : ImportOutcome.Unchanged;
        return await db.SaveArticles(new(outcome, article.Headline), completesText ? [article] : [], null, ct) with
        {
            Gone = IdsOf(recognised.Duplicate),
        };
    }

    // Two entries of one answer have the same link and headline: the first one, which is the newest, wins.
    private static async Task<SavedArticle> SkipRepeated(
        NewsDb db,
        Recognition recognised,
        PreparedArticle prepared,
        CancellationToken ct
    )
    {
        var article = recognised.Article!;
        await ImportedItemWriter.Save(db, recognised.Item, prepared, article, ct);
        var changesFeeds = ChangesFeeds(db);
        await db.SaveChangesAsync(ct);
        var text = ArticleHtml.TextOf(article.Html ?? "");
        var leftOut =
            prepared.Text.Length == 0 || text == prepared.Text || Teaser.IsBeginning(prepared.Text, text)
                ? null
                : $"a second entry “{prepared.Draft.Headline}” with the same link and headline is left out";
        return new(new(ImportOutcome.Unchanged, article.Headline) { LeftOut = leftOut }, [])
        {
            ChangesFeeds = changesFeeds,
        };
    }

    // Pages show which feeds have an article, and what each of them says. An entry that moves to another article can
    // take its feed away from the first one.
    private static bool ChangesFeeds(NewsDb db) =>
        db.ChangeTracker.Entries<ArticleFeed>().Any(feed => feed.State != EntityState.Unchanged)
        || db.ChangeTracker.Entries<ImportedItem>()
            .Any(item => item.State == EntityState.Modified && item.Property(i => i.ArticleId).IsModified);

    // The older address stays, and so does the fuller text.
    private static async Task MergeDuplicate(NewsDb db, Article article, Article duplicate, CancellationToken ct)
    {
        if (duplicate.Content.IsFullerThan(article.Content))
            article.Content = article.Content.WithTextOf(duplicate.Content);
        await ArticleMerger.Merge(db, article, duplicate, ct);
    }

    // The lists that named a waiting headline now lead to the story, which moves to that headline's address.
    private static async Task MergeWaiting(NewsDb db, Article article, Article waiting, CancellationToken ct)
    {
        await ArticleMerger.Merge(db, article, waiting, ct);
        article.Slug = waiting.Slug;
        article.Content = article.Content with { NormalisedHeadline = waiting.NormalisedHeadline };
    }

    private static IReadOnlyList<long> IdsOf(Article? article) => article is null ? [] : [article.Id];

    // Of the articles in one import, at most one has a body; the others are headlines from its list.
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
            Content = new()
            {
                Headline = draft.Headline,
                NormalisedHeadline = Headlines.Normalise(draft.Headline),
                SourceId = source.Id,
                Published = draft.Published,
            },
            IndexKey = run.IndexKeyFor(draft.Published),
            AddedAt = run.StartedAt,
            ChangedAt = run.StartedAt,
        };
        article.Addresses.Add(new() { Slug = article.Slug });
        db.Add(article);
        return article;
    }

    // An article whose headline reads the same keeps its address. Otherwise it gets a new one, and the old one
    // redirects to it.
    private static async Task Rename(NewsDb db, Article article, DraftArticle draft, CancellationToken ct)
    {
        var normalised = Headlines.Normalise(draft.Headline);
        var keepsAddress =
            normalised == article.NormalisedHeadline
            || Slugs.From(draft.Headline, "article") == Slugs.From(article.Headline, "article");
        article.Content = article.Content with { NormalisedHeadline = normalised };
        if (keepsAddress)
            return;
        article.Slug = (await FreeSlugs.For(db, [draft.Headline], ct, article.Id))[0];
        if (!await db.Addresses.AnyAsync(a => a.Slug == article.Slug, ct))
            db.Add(new ArticleAddress { Slug = article.Slug, ArticleId = article.Id });
    }

    private static void Describe(Article article, DraftArticle draft, Source source) =>
        article.Content = article.Content with
        {
            Headline = draft.Headline,
            HeadlineIsDerived = draft.HeadlineIsDerived,
            SourceId = source.Id,
            SourceIsOwn = true,
            Byline = draft.Byline,
            Url = draft.Url ?? article.Url,
            Published = draft.Published,
            Updated = draft.Updated,
            CommentsUrl = draft.CommentsUrl ?? article.CommentsUrl,
            Language = draft.Language,
        };

    // From now on the publisher's own text counts, so there is nothing to take back any more.
    private static async Task SetPublishersText(
        NewsDb db,
        Article article,
        ArticleHtml text,
        bool isSummary,
        CancellationToken ct
    )
    {
        article.Content = article.Content.WithText(text, isSummary);
        if (article.Id != 0)
            await db.Set<GivenStory>().Where(given => given.ArticleId == article.Id).ExecuteDeleteAsync(ct);
    }
}
