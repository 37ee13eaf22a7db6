using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Fetching;
using NewsReader.Formats;
using NewsReader.Formats.Html;
using NewsReader.Intake.Editing;

namespace NewsReader.Incoming.FullText;

/// <summary>
/// Fetches the full text from its publisher's page for an article that only has a headline or a summary.
/// </summary>
public sealed partial class StoryFetcher(
    DatabaseWriter file,
    StoryDownloader pages,
    ArticleEditor editor,
    TimeProvider time,
    ILogger<StoryFetcher> log,
    IHostApplicationLifetime? lifetime = null
) : IAsyncDisposable
{
    private readonly SingleFlight<long, StoryResult> underWay = new(lifetime?.ApplicationStopping ?? default);

    /// <summary>
    /// Fetches the article's own page, and notes how that went. It goes on if the caller stops waiting.
    /// </summary>
    public Task<StoryResult> Fetch(long articleId, CancellationToken ct) =>
        underWay.Share(articleId, stopping => FetchOnce(articleId, stopping), ct);

    public ValueTask DisposeAsync() => underWay.DisposeAsync();

    private async Task<StoryResult> FetchOnce(long articleId, CancellationToken ct)
    {
        var article = await file.Read(
            db =>
                db.Articles.AsNoTracking()
                    .Where(a => a.Id == articleId && a.Url != null && (a.Html == null || a.IsSummary))
                    .Select(a => new Waiting(a.Id, a.NormalisedHeadline, a.Url!, a.Html))
                    .FirstOrDefaultAsync(ct),
            ct
        );
        if (article is null)
            return new("it has its story, or no address to get it from");
        var result = WebAddress.Parse(article.Url) is { } address
            ? await Try(article, address, ct)
            : new($"{article.Url} is no address of the web");
        // Store the result, even if the caller has stopped waiting.
        await file.NoteFetch(articleId, result.Problem, time.GetUtcNow(), CancellationToken.None);
        return result;
    }

    private async Task<StoryResult> Try(Waiting article, Uri address, CancellationToken ct)
    {
        try
        {
            var page = await pages.Get(address, ct);
            if (page.Draft is not { } draft)
                return new(page.Problem, page.HostIsBusy);
            if (PreparedStory.Of(draft) is not { } story)
                return new("the page has no text under its headline");
            if (Refusal(article, address, page.Address, story) is { } refusal)
                return new(refusal);
            return new(
                await editor.Give(article.Id, story, new(StoryMethod.Page, page.Address.AbsoluteUri), ct) is null
                    ? "it has its story already"
                    : null
            );
        }
        catch (ArticleException e)
        {
            return new(e.Message.TrimEnd('.'));
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Our own bug, with this page. It counts as a failure of the server, so that we don't fetch it again at
            // once.
            Faulted(e, article.Url, e.Message);
            return new($"it could not be read: {e.GetType().Name}: {e.Message}");
        }
    }

    // A redirect to another publisher or to a front page mostly means that the story is gone, or behind a wall. Then
    // the headline has to be the same. Services that count clicks redirect to the story itself.
    private static string? Refusal(Waiting article, Uri address, Uri found, PreparedStory story)
    {
        var ledAstray = !SameSite.Is(address, found) || (found.AbsolutePath == "/" && address.AbsolutePath != "/");
        if (ledAstray && Headlines.Normalise(story.Draft.Headline) != article.NormalisedHeadline)
            return $"its address leads to {found}, which has another headline";
        if (article.Summary is { } summary && story.Text.Length <= ArticleHtml.TextOf(summary).Length)
            return "the page holds no more than the summary that is here";
        return null;
    }

    [LoggerMessage(LogLevel.Error, "Reading the page {Page} failed: {Reason}")]
    private partial void Faulted(Exception exception, string page, string reason);

    /// <summary>An article without its full text.</summary>
    private sealed record Waiting(long Id, string NormalisedHeadline, string Url, string? Summary);
}
