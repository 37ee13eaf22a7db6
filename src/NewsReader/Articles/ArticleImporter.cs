using Microsoft.EntityFrameworkCore;
using NewsReader.Data;
using NewsReader.Import;
using NewsReader.Related;
using NewsReader.Search;
using NewsReader.Sources;

namespace NewsReader.Articles;

/// <summary>What became of a draft article.</summary>
public enum ImportOutcome
{
    /// <summary>A new article.</summary>
    Added,

    /// <summary>The body of an article that was headline-only.</summary>
    Filled,

    /// <summary>An article that was here, changed.</summary>
    Updated,

    /// <summary>Nothing: it was here already.</summary>
    Unchanged,
}

/// <summary>What was taken in: the outcome and the article's headline.</summary>
public sealed record ImportedArticle(ImportOutcome Outcome, string Headline);

/// <summary>The only writer of articles: recognises a draft, sanitises it, and keeps it with its related headlines, one transaction a document.</summary>
public sealed class ArticleImporter(NewsDbFile file, SimilarKeeper similar, CollectionVersion version, TimeProvider time)
{
    private const int SummaryLength = 200;

    /// <summary>Begins an import of one or more documents, to be ended by <see cref="Finish"/>.</summary>
    public ImportRun Begin() => new(time.GetUtcNow());

    /// <summary>True when these very bytes were taken in from this place before.</summary>
    public Task<bool> Has(DocumentFile document, CancellationToken ct) =>
        file.Read(db => ImportQueries.HasDocument(db, document.Path, document.Hash), ct);

    /// <summary>Keeps a draft: as a new article, in the place of a headline that was waiting, or as the new state of one that is here.</summary>
    /// <exception cref="ArticleException">The text is beyond the limits; nothing was changed.</exception>
    public async Task<ImportedArticle> Import(DraftArticle draft, DocumentFile document, ImportRun run, CancellationToken ct)
    {
        var body = draft.Html is null ? null : ArticleHtml.Sanitise(draft.Html);
        var (imported, changed, gone) = await file.Write(db => Import(db, draft, body, document, run, ct), ct);
        if (gone is { } id) similar.Forget(id);
        run.Pending.AddRange(changed.Select(article => new PendingArticle(article.Id, ProfileOf(article, body), article.PublishedAt)));
        if (imported.Outcome != ImportOutcome.Unchanged) version.Advance();
        if (run.Pending.Count >= SimilarKeeper.BatchSize) await ComparePending(run, ct);
        return imported;
    }

    /// <summary>Finds what is similar to the articles that came, and puts the undated ones behind the dated ones in the headline index, in document order.</summary>
    public async Task Finish(ImportRun run, CancellationToken ct)
    {
        await ComparePending(run, ct);
        var (first, end) = run.Undated;
        if (run.OldestDated is not { } oldest || first == end) return;
        var shift = first - (oldest - 1);
        await file.Write(db => db.Articles.Where(a => a.PublishedAt == null && a.IndexKey <= first && a.IndexKey > end)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.IndexKey, a => a.IndexKey - shift), ct), ct);
        version.Advance();
    }

    private async Task ComparePending(ImportRun run, CancellationToken ct)
    {
        if (run.Pending.Count == 0) return;
        await similar.Compare(run.Pending, ct);
        run.Pending.Clear();
        version.Advance();
    }

    private static async Task<(ImportedArticle Imported, IReadOnlyList<Article> Changed, long? Gone)> Import(NewsDb db, DraftArticle draft, ArticleHtml? body, DocumentFile document, ImportRun run, CancellationToken ct)
    {
        var source = await SourceNamed(db, draft.Source ?? document.Folder, ct);
        var recognised = await Recognition.Of(db, draft, document, source, ct);
        var article = recognised.Article ?? await NewArticle(db, draft, source, run, ct);
        var outcome = recognised.Article is null ? ImportOutcome.Added
            : article.Html is null && body is not null ? ImportOutcome.Filled : ImportOutcome.Updated;

        if (outcome == ImportOutcome.Filled || article.Published != draft.Published) article.IndexKey = run.Place(draft.Published);
        if (recognised.Waiting is { } waiting) await TakeOver(db, article, waiting, ct);
        else if (recognised.Article is not null) await RenameTo(db, article, draft, ct);
        Describe(article, draft, source);
        if (body is not null) SetBody(article, body);
        var changed = await KeepTopics(db, article, draft.Topics, ct) | await RelatedKeeper.Keep(db, article, draft.Related, run, ct);
        changed |= recognised.Waiting is not null || db.Entry(article).State is EntityState.Modified;

        if (outcome == ImportOutcome.Updated && !changed) outcome = ImportOutcome.Unchanged;
        if (outcome != ImportOutcome.Unchanged) article.ChangedAt = run.StartedAt;
        Remember(db, recognised.Document, document, article);
        List<Article> toCompare = [.. db.ChangeTracker.Entries<Article>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity)];
        if (outcome is ImportOutcome.Filled or ImportOutcome.Updated) toCompare.Add(article);
        await db.SaveIndexed(ct);
        return (new(outcome, article.Headline), toCompare, recognised.Waiting?.Id);
    }

    // Of what an import brings, one article at most has a body; the others are headlines of its list.
    private static TextProfile ProfileOf(Article article, ArticleHtml? body) =>
        TextProfile.Of(article.Headline, article.Html is null ? null : body?.Text ?? ArticleHtml.TextOf(article.Html));

    private static async Task<Source> SourceNamed(NewsDb db, string name, CancellationToken ct)
    {
        var normalised = Headlines.Normalise(name);
        if (await ImportQueries.SourceCalled(db, normalised) is { } known) return known;

        var slug = Slugs.From(name, "source");
        for (var n = 2; await db.Sources.AnyAsync(s => s.Slug == slug, ct); n++) slug = $"{Slugs.From(name, "source")}-{n}";
        var source = new Source { Name = Headlines.Clean(name), NormalisedName = normalised, Slug = slug };
        db.Add(source);
        return source;
    }

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
        article.PublishedAt = draft.Published?.Instant.ToUniversalTime();
        article.Language = draft.Language;
    }

    private static void SetBody(Article article, ArticleHtml body)
    {
        article.Html = body.Html;
        article.Words = ReadingTime.Words(body.Text);
        article.Summary = Shorten(Headlines.Clean(body.Text));
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

    private static void Remember(NewsDb db, Document? known, DocumentFile document, Article article)
    {
        if (known is null)
        {
            db.Add(new Document { Path = document.Path, Hash = document.Hash, Article = article });
            return;
        }
        known.Hash = document.Hash;
        known.Article = article;
    }
}
