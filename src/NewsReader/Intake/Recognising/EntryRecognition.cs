using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Files;
using NewsReader.Formats;
using NewsReader.Formats.Html;

namespace NewsReader.Intake.Recognising;

/// <summary>
/// Finds the article that a feed entry is: by its id, then by its link within the feed, then by its link in other
/// feeds.
/// </summary>
internal sealed class EntryRecognition(NewsDb db, PreparedArticle prepared, EntryOrigin entry, Source source)
{
    private readonly DraftArticle draft = prepared.Draft;
    private readonly string headline = Headlines.Normalise(prepared.Draft.Headline);
    private readonly string? key = prepared.Draft.Url is { } url ? WebAddress.Key(url) : null;

    public async Task<Recognition> Find(CancellationToken ct)
    {
        var origin = prepared.Origin;
        var known = await db.DocumentsAt([origin.Path, .. origin.OtherPaths], ct);
        var document = known.Find(d => d.Path == origin.Path);
        List<Article> trusted = [];
        foreach (var one in known)
        {
            if (await IsTrusted(one, ct))
                trusted.Add(one.Article);
        }
        var atLink = entry.HasOwnLink && draft.Url is { } url ? await AtLink(url, ct) : [];

        var article =
            trusted.FirstOrDefault()
            ?? await OfThisFeed(known.Exists(d => d.NormalisedHeadline is not null), ct)
            ?? OfAnotherFeed(atLink);
        var waiting =
            atLink.Find(a => a.Html is null) ?? await ImportQueries.WaitingUnder(db, headline, draft.Url, source.Id);
        return new Recognition(article, waiting, document ?? known.FirstOrDefault())
        {
            Duplicate = trusted.Skip(1).FirstOrDefault(other => other.Id != article!.Id && IsSameStory(other)),
            PointsAt = PointsAt(atLink, article),
            PointedAtBy =
                article is null && entry.IsPublisher ? [.. atLink.Where(a => a.HasText && !a.IsPublishers())] : [],
        };
    }

    // If an aggregator's entry has no text of its own, other forms of its link count too.
    private async Task<List<Article>> AtLink(string url, CancellationToken ct)
    {
        var found = await ImportQueries.ArticlesAt(db, url).ToListAsync(ct);
        if (found.Exists(a => a.Html is not null) || entry.HasOwnText)
            return found;
        var page = WebAddress.WithoutPart(url);
        foreach (var form in WebAddress.SameAs(page).Append(page).Where(form => form != url))
            found.AddRange(await ImportQueries.ArticlesAt(db, form).ToListAsync(ct));
        return found;
    }

    // An id that comes back with another headline and another text identifies nothing. Then the link decides.
    private async Task<bool> IsTrusted(ImportedItem document, CancellationToken ct)
    {
        var article = document.Article;
        if (document.NormalisedHeadline is null)
            return await IsTrustedOfOld(document, ct);
        if (document.NormalisedHeadline == headline || HasSameText(document))
            return true;
        if (entry.Id is null && await HasOtherFiles(article.Id, ct))
            return false;
        return article.Url is null || key is null
            ? entry.Id is null
            : WebAddress.Key(article.Url) == key || await IsLinkOf(article.Id, ct);
    }

    // Older versions didn't store what the entry last said, and they merged entries. So it is compared with the
    // article.
    private async Task<bool> IsTrustedOfOld(ImportedItem document, CancellationToken ct)
    {
        var article = document.Article;
        if (
            article.NormalisedHeadline == headline
            || Teaser.IsSameText(prepared.Text, ArticleHtml.TextOf(article.Html ?? ""))
        )
            return true;
        if (await ImportQueries.IsJoined(db, article.Id))
            return true;
        if (article.SourceId != source.Id || await ImportQueries.CountEntries(db, article.Id, entry.SubscriptionId) > 1)
            return false;
        return article.Url is null
            || key is null
            || WebAddress.Key(article.Url) == WebAddress.Key(key.Split('#')[0])
            || WebAddress.Key(article.Url) == key;
    }

    private bool HasSameText(ImportedItem document) =>
        document.Content is { } content
        && (entry.HasOwnText || draft.Url is null || document.Article.Url is null)
        && (
            content.AsSpan().SequenceEqual(prepared.Origin.Content)
            || Teaser.IsSameText(prepared.Text, ArticleHtml.TextOf(document.Article.Html ?? ""))
        );

    // Episodes of one programme share its page and often a headline, but each has its own recording.
    private async Task<bool> HasOtherFiles(long articleId, CancellationToken ct)
    {
        var here = draft.Enclosures.Where(file => IsRecording(file.Type)).Select(file => FileName(file.Url)).ToList();
        if (here.Count == 0)
            return false;
        var there = await db.Set<ArticleEnclosure>().Where(file => file.ArticleId == articleId).ToListAsync(ct);
        List<string> before = [.. there.Where(file => IsRecording(file.Type)).Select(file => FileName(file.Url))];
        return before.Count > 0 && !before.Exists(here.Contains);
    }

    private static bool IsRecording(string? type) =>
        type is not null
        && (
            type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("video/", StringComparison.OrdinalIgnoreCase)
        );

    private static string FileName(string address) => new Uri(address).Segments[^1];

    private async Task<bool> IsLinkOf(long articleId, CancellationToken ct) =>
        (await ImportQueries.FeedsWithLink(db, entry.SubscriptionId, key!).ToListAsync(ct)).Exists(feed =>
            feed.ArticleId == articleId
        );

    // Some publishers make new ids at every poll, so the same link with the same headline is one article. Without an
    // id, or with an id that came back with another story, the link alone decides.
    private async Task<Article?> OfThisFeed(bool hasReusedId, CancellationToken ct)
    {
        if (key is null)
            return null;
        var feeds = await ImportQueries.FeedsWithLink(db, entry.SubscriptionId, key).ToListAsync(ct);
        foreach (var same in feeds.Where(feed => feed.NormalisedHeadline == headline))
        {
            if (same.EntryId == entry.Id && entry.Id is not null || !await HasOtherFiles(same.ArticleId, ct))
                return same.Article;
        }
        if (!entry.HasOwnLink || feeds is not [{ Headline.Length: > 0 } only])
            return null;
        if (await HasOtherFiles(only.ArticleId, ct))
            return null;
        return entry.Id is null || (hasReusedId && only.EntryId == entry.Id) ? only.Article : null;
    }

    private Article? OfAnotherFeed(List<Article> atLink)
    {
        var others = atLink
            .Where(a => a.Html is not null && a.Feeds.Primary()?.SubscriptionId != entry.SubscriptionId)
            .OrderByDescending(a => a.IsPublishers())
            .ToList();
        if (others.Find(IsSameStory) is { } same)
            return same;
        // The publisher's story and what somebody else wrote about it are different articles.
        if (entry.IsPublisher)
            return others.Find(a => a.IsPublishers() ? !entry.HasOwnText : !MeaningfulText.IsIn(a.Html, a.Headline));
        return entry.HasOwnText ? null : others.FirstOrDefault();
    }

    private bool IsSameStory(Article other) =>
        other.NormalisedHeadline == headline
        || other.Feeds.Exists(feed =>
            feed.NormalisedHeadline == headline
            || (entry.Id is not null && feed.EntryId == entry.Id && feed.SubscriptionId != entry.SubscriptionId)
        )
        || Teaser.IsSameText(prepared.Text, ArticleHtml.TextOf(other.Html ?? ""));

    private Article? PointsAt(List<Article> atLink, Article? article)
    {
        if (entry.IsPublisher || !entry.HasOwnText)
            return null;
        if (article is not null && article.Feeds.Primary()?.SubscriptionId != entry.SubscriptionId)
            return null;
        return atLink
            .Where(a =>
                a.Html is not null && a.Id != article?.Id && a.Feeds.Primary()?.SubscriptionId != entry.SubscriptionId
            )
            .Where(a => a.IsPublishers() || article is null || a.Id < article.Id)
            .OrderByDescending(a => a.IsPublishers())
            .ThenBy(a => a.Id)
            .FirstOrDefault();
    }
}
