using Microsoft.EntityFrameworkCore;
using NewsReader.Data;
using NewsReader.Import;
using NewsReader.Related;
using NewsReader.Search;
using NewsReader.Sources;

namespace NewsReader.Articles;

/// <summary>A draft that is ready to be kept: its text is sanitised.</summary>
public sealed record PreparedArticle(DraftArticle Draft, ArticleHtml? Body, Origin Origin)
{
    /// <exception cref="ArticleException">The text is beyond the limits.</exception>
    public static PreparedArticle Of(DraftArticle draft, Origin origin) => new(draft, draft.Html is null ? null : ArticleHtml.Sanitise(draft.Html, draft.BaseAddress), origin);
}

/// <summary>What was kept.</summary>
/// <param name="Imported">The outcome.</param>
/// <param name="ToCompare">The articles whose words are new.</param>
/// <param name="Gone">An article that became one with another, or null.</param>
internal sealed record KeptArticle(ImportedArticle Imported, IReadOnlyList<PendingArticle> ToCompare, long? Gone);

/// <summary>Writes a draft into the collection: as a new article, or over the one that it is recognised as.</summary>
internal static class ArticleKeeper
{
    private const int SummaryLength = 200;

    /// <summary>Keeps a draft within the writer's transaction.</summary>
    public static async Task<KeptArticle> Keep(NewsDb db, PreparedArticle prepared, ImportRun run, CancellationToken ct)
    {
        var (draft, body, origin) = prepared;
        var source = await db.SourceNamed(draft.Source ?? origin.Source, ct);
        var recognised = await Recognition.Of(db, draft, origin, source, ct);
        if (recognised.IsOthers(origin, source)) return await LeaveAlone(db, recognised, origin, ct);

        var article = recognised.Article ?? await NewArticle(db, draft, source, run, ct);
        var outcome = recognised.Article is null ? ImportOutcome.Added
            : article.Html is null && body is not null ? ImportOutcome.Filled : ImportOutcome.Updated;

        if (outcome == ImportOutcome.Filled || article.Published != draft.Published) article.IndexKey = run.Place(draft.Published);
        if (recognised.Waiting is { } waiting) await TakeOver(db, article, waiting, ct);
        else if (recognised.Article is not null) await RenameTo(db, article, draft, ct);
        Describe(article, draft, source);
        // A summary never takes the place of the story.
        if (body is not null && (!draft.IsSummary || article.Html is null || article.IsSummary)) await SetOwnBody(db, article, body, draft.IsSummary, ct);
        var changed = await KeepTopics(db, article, draft.Topics, ct) | await KeepEnclosures(db, article, draft.Enclosures, ct) | await RelatedKeeper.Keep(db, article, draft.Related, run, ct);
        changed |= recognised.Waiting is not null || db.Entry(article).State is EntityState.Modified;

        if (outcome == ImportOutcome.Updated && !changed) outcome = ImportOutcome.Unchanged;
        if (outcome != ImportOutcome.Unchanged) article.ChangedAt = run.StartedAt;
        Remember(db, recognised.Document, origin, article);
        return await db.SaveKept(new(outcome, article.Headline), outcome is ImportOutcome.Filled or ImportOutcome.Updated ? [article] : [], body, ct) with { Gone = recognised.Waiting?.Id };
    }

    /// <summary>Saves what has changed, in the search index too.</summary>
    /// <param name="db">The writer's context.</param>
    /// <param name="imported">What was done.</param>
    /// <param name="changed">The articles that were here and have other words now.</param>
    /// <param name="body">The body that one of the articles has got, if any has.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<KeptArticle> SaveKept(this NewsDb db, ImportedArticle imported, IReadOnlyList<Article> changed, ArticleHtml? body, CancellationToken ct)
    {
        List<Article> toCompare = [.. db.ChangeTracker.Entries<Article>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity), .. changed];
        await db.SaveIndexed(ct);
        return new(imported, [.. toCompare.Distinct().Select(article => new PendingArticle(article.Id, ProfileOf(article, body), article.PublishedAt))], null);
    }

    /// <summary>Makes a text the article's body.</summary>
    public static void SetBody(this Article article, ArticleHtml body, bool isSummary)
    {
        article.Html = body.Html;
        article.HtmlVersion = ArticleHtml.Version;
        article.IsSummary = isSummary;
        article.Words = ReadingTime.Words(body.Text);
        article.Summary = Shorten(Headlines.Clean(body.Text));
    }

    // Another publisher's story, which this feed points at: it stays what its own publisher made of it.
    private static async Task<KeptArticle> LeaveAlone(NewsDb db, Recognition recognised, Origin origin, CancellationToken ct)
    {
        Remember(db, recognised.Document, origin, recognised.Article!);
        await db.SaveChangesAsync(ct);
        return new(new(ImportOutcome.Unchanged, recognised.Article!.Headline), [], null);
    }

    // Of what an import brings, one article at most has a body; the others are headlines of its list.
    private static TextProfile ProfileOf(Article article, ArticleHtml? body) =>
        TextProfile.Of(article.Headline, article.Html is null ? null : body?.Text ?? ArticleHtml.TextOf(article.Html));

    private static async Task<Article> NewArticle(NewsDb db, DraftArticle draft, Source source, ImportRun run, CancellationToken ct)
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
        if (normalised == article.NormalisedHeadline || Slugs.From(draft.Headline, "article") == Slugs.From(article.Headline, "article"))
        {
            article.NormalisedHeadline = normalised;
            return;
        }
        article.NormalisedHeadline = normalised;
        article.Slug = (await FreeSlugs.For(db, [draft.Headline], ct, article.Id))[0];
        if (!await db.Addresses.AnyAsync(a => a.Slug == article.Slug, ct)) db.Add(new ArticleAddress { Slug = article.Slug, ArticleId = article.Id });
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
        article.CommentsUrl = draft.CommentsUrl;
        article.PublishedAt = draft.Published?.Instant.ToUniversalTime();
        article.Language = draft.Language;
    }

    // What its publisher sends counts from now on: there is nothing to take back any more.
    private static async Task SetOwnBody(NewsDb db, Article article, ArticleHtml body, bool isSummary, CancellationToken ct)
    {
        article.SetBody(body, isSummary);
        if (article.Id != 0) await db.Set<GivenStory>().Where(given => given.ArticleId == article.Id).ExecuteDeleteAsync(ct);
    }

    private static string Shorten(string text)
    {
        if (text.Length <= SummaryLength) return text;
        var cut = text.LastIndexOf(' ', SummaryLength - 1);
        if (cut < SummaryLength / 2) cut = char.IsHighSurrogate(text[SummaryLength - 2]) ? SummaryLength - 2 : SummaryLength - 1;
        return text[..cut].TrimEnd(' ', ',', ';', ':', '–', '—') + "…";
    }

    // The lists that named a waiting headline now lead to the story, which moves to its address.
    private static async Task TakeOver(NewsDb db, Article article, Article waiting, CancellationToken ct)
    {
        await db.RelatedLinks.Where(r => r.TargetId == waiting.Id && r.ArticleId == article.Id).ExecuteDeleteAsync(ct);
        await db.RelatedLinks.Where(r => r.TargetId == waiting.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.TargetId, article.Id), ct);
        await db.Addresses.Where(a => a.ArticleId == waiting.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.ArticleId, article.Id), ct);
        await db.Articles.Where(a => a.Id == waiting.Id).ExecuteDeleteAsync(ct);
        db.Unindex(waiting);
        db.Entry(waiting).State = EntityState.Detached;
        (article.Slug, article.NormalisedHeadline) = (waiting.Slug, waiting.NormalisedHeadline);
    }

    private static async Task<bool> KeepTopics(NewsDb db, Article article, IReadOnlyList<string> topics, CancellationToken ct)
    {
        if (article.Id != 0)
        {
            var given = db.Set<ArticleTopic>().Where(t => t.ArticleId == article.Id);
            var kept = await given.AsNoTracking().OrderBy(t => t.Position).Select(t => t.Name).ToListAsync(ct);
            if (kept.SequenceEqual(topics)) return false;
            await given.ExecuteDeleteAsync(ct);
        }
        article.Topics.AddRange(topics.Select((name, i) => new ArticleTopic { Position = i + 1, Name = name }));
        return topics.Count > 0 || article.Id != 0;
    }

    private static async Task<bool> KeepEnclosures(NewsDb db, Article article, IReadOnlyList<Enclosure> enclosures, CancellationToken ct)
    {
        if (article.Id != 0)
        {
            var given = db.Set<ArticleEnclosure>().Where(e => e.ArticleId == article.Id);
            var kept = await given.AsNoTracking().OrderBy(e => e.Position).Select(e => new Enclosure(e.Url, e.Type, e.Length, e.Title)).ToListAsync(ct);
            if (kept.SequenceEqual(enclosures)) return false;
            await given.ExecuteDeleteAsync(ct);
        }
        article.Enclosures.AddRange(enclosures.Select((e, i) => new ArticleEnclosure { Position = i + 1, Url = e.Url, Type = e.Type, Length = e.Length, Title = e.Title }));
        return enclosures.Count > 0 || article.Id != 0;
    }

    private static void Remember(NewsDb db, Document? known, Origin origin, Article article)
    {
        if (known is null) db.Add(known = new Document { Path = origin.Place, Hash = origin.Hash, Article = article });
        known.Hash = origin.Hash;
        known.Article = article;
        known.SubscriptionId = origin.SubscriptionId;
    }
}
