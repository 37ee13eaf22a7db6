using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Fetching;
using NewsReader.Formats;
using NewsReader.Formats.Html;
using NewsReader.Intake.Editing;

namespace NewsReader.Incoming.FullText;

/// <summary>
/// Gets the whole story of an article that has only a headline or a summary from its publisher's page.
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

    /// <summary>Asks for the article's own page, and notes how it went. Who gives up waiting does not end it.</summary>
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
        // What was learnt is kept, whoever has stopped waiting meanwhile.
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
            // A fault of ours, with this page: it is as if its server had failed, so that it is not asked again at
            // once.
            Faulted(e, article.Url, e.Message);
            return new($"it could not be read: {e.GetType().Name}: {e.Message}");
        }
    }

    // A redirect to another publisher, or to a front page, is mostly a sign that the story is gone, or that somebody
    // stands before it. Then the headline has to be the same; services that count clicks lead to where it is.
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

    /// <summary>An article without its whole story.</summary>
    private sealed record Waiting(long Id, string NormalisedHeadline, string Url, string? Summary);
}
