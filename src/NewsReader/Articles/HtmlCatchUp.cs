using Microsoft.EntityFrameworkCore;
using NewsReader.Data;

namespace NewsReader.Articles;

/// <summary>Writes anew, once at start and beside the pages, the texts that an older sanitiser wrote: stricter now, they are no longer what they were.</summary>
internal sealed partial class HtmlCatchUp(NewsDbFile file, CollectionVersion version, ILogger<HtmlCatchUp> log) : BackgroundService
{
    private const int Batch = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            var count = 0;
            while (await file.Write(db => Rewrite(db, stoppingToken), stoppingToken) is > 0 and var some) count += some;
            if (count == 0) return;
            version.Advance();
            Done(count);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What was sanitised before is safe to show: the site does not end over this, and tries again at its next start.
            Failed(e, e.Message);
        }
    }

    private static async Task<int> Rewrite(NewsDb db, CancellationToken ct)
    {
        var articles = await db.Articles.Where(a => a.Html != null && a.HtmlVersion < ArticleHtml.Version).OrderBy(a => a.HtmlVersion).Take(Batch).ToListAsync(ct);
        foreach (var article in articles) (article.Html, article.HtmlVersion) = (Rewritten(article.Html!), ArticleHtml.Version);
        await db.SaveChangesAsync(ct);
        return articles.Count;
    }

    private static string Rewritten(string html)
    {
        try
        {
            return ArticleHtml.Sanitise(html).Html;
        }
        catch (ArticleException)
        {
            // Beyond limits that are narrower now: its words stay.
            return string.Concat(ArticleHtml.TextOf(html).Split('\n').Select(line => $"<p>{System.Net.WebUtility.HtmlEncode(line)}</p>"));
        }
    }

    [LoggerMessage(LogLevel.Information, "{Count} texts were sanitised anew")]
    private partial void Done(int count);

    [LoggerMessage(LogLevel.Error, "Sanitising texts anew failed: {Reason}")]
    private partial void Failed(Exception exception, string reason);
}
