using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Formats;
using NewsReader.Formats.Feeds;
using NewsReader.Formats.Html;

namespace NewsReader.Intake.CatchUp;

/// <summary>
/// Sanitises texts again in the background that an older sanitiser wrote, because the rules are stricter now.
/// </summary>
internal sealed partial class HtmlCatchUp(DatabaseWriter file, TimeProvider time, ILogger<HtmlCatchUp> log)
    : BackgroundService
{
    private const int Batch = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var isDone = false;
        while (!isDone && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CatchUp(stoppingToken);
                isDone = true;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The older sanitiser's texts are safe to show, so the site goes on.
                Failed(e, e.Message);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task CatchUp(CancellationToken ct)
    {
        var count = 0;
        while (await RewriteSome(ct) is > 0 and var some)
            count += some;
        if (count > 0)
            Done(count);
    }

    private async Task<int> RewriteSome(CancellationToken ct)
    {
        await using var write = await file.Begin(ct);
        var db = write.Db;
        var articles = await db
            .Articles.Where(a => a.Html != null && a.HtmlVersion < ArticleHtml.Version)
            .OrderBy(a => a.HtmlVersion)
            .Take(Batch)
            .ToListAsync(ct);
        if (articles.Count == 0)
            return 0;
        foreach (var article in articles)
            article.Content = article.Content with { Html = Rewritten(article), HtmlVersion = ArticleHtml.Version };
        db.RemoveRange(await MachineTopics(db, [.. articles.Select(a => a.Id)], ct));
        await db.SaveChangesAsync(ct);
        await write.Commit(CollectionChanges.Articles);
        return articles.Count;
    }

    // Older versions stored tags that feeds write for programs as topics.
    private static async Task<IEnumerable<ArticleTopic>> MachineTopics(NewsDb db, long[] articles, CancellationToken ct)
    {
        var topics = await db.Set<ArticleTopic>()
            .Where(topic =>
                articles.Contains(topic.ArticleId)
                && db.Set<ArticleFeed>().Any(feed => feed.ArticleId == topic.ArticleId)
            )
            .ToListAsync(ct);
        return topics.Where(topic => MachineTags.Is(topic.Name));
    }

    private string Rewritten(Article article)
    {
        try
        {
            return ArticleHtml.Sanitise(article.Html!).Html;
        }
        catch (ArticleException)
        {
            // It exceeds today's narrower limits: its words stay.
            return Words(article.Html!);
        }
        catch (Exception e)
        {
            // Our own bug, with this text: its words stay, and the other texts are still sanitised.
            Faulted(e, article.Slug, e.Message);
            return Words(article.Html!);
        }
    }

    private static string Words(string html) =>
        string.Concat(
            ArticleHtml.TextOf(html).Split('\n').Select(line => $"<p>{System.Net.WebUtility.HtmlEncode(line)}</p>")
        );

    [LoggerMessage(LogLevel.Information, "Sanitised {Count} texts again")]
    private partial void Done(int count);

    [LoggerMessage(
        LogLevel.Error,
        "The text of {Article} could not be sanitised again; its words stay, without markup: {Reason}"
    )]
    private partial void Faulted(Exception exception, string? article, string reason);

    [LoggerMessage(LogLevel.Error, "Sanitising texts again failed and will be retried: {Reason}")]
    private partial void Failed(Exception exception, string reason);
}
