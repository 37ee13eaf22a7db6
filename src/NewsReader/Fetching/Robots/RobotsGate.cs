using Microsoft.Extensions.Caching.Memory;

namespace NewsReader.Fetching.Robots;

/// <summary>
/// Checks each host's robots.txt to see if a page may be fetched (RFC 9309). Feeds are made for programs, so they are
/// not checked.
/// </summary>
public sealed class RobotsGate(WebFetcher fetcher, TimeProvider time, IHostApplicationLifetime? lifetime = null)
    : IAsyncDisposable
{
    /// <summary>The product token that robots.txt can use for this program.</summary>
    public const string Agent = "NewsReader";

    private const int MaxCacheSize = 10_000_000;

    private static readonly TimeSpan CacheTime = TimeSpan.FromHours(24);
    private static readonly TimeSpan CacheTimeAfterFault = TimeSpan.FromMinutes(10);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MaxCacheSize });
    private readonly SingleFlight<string, Answer> inFlight = new(lifetime?.ApplicationStopping ?? default);

    /// <summary>Why a page must not be fetched, as the end of a sentence; null if it may be.</summary>
    /// <exception cref="FetchException">We never fetch from this host.</exception>
    public async Task<string?> Refusal(Uri address, CancellationToken ct)
    {
        var host = address.GetLeftPart(UriPartial.Authority);
        var answer =
            cache.TryGetValue(host, out Answer? cached) && cached!.Until > time.GetUtcNow()
                ? cached
                : await inFlight.Share(host, stopping => Ask(host, stopping), ct);
        return answer.Fault
            ?? (answer.Robots.Allows(address) ? null : "its robots.txt asks programs to leave it alone");
    }

    public async ValueTask DisposeAsync()
    {
        await inFlight.DisposeAsync();
        cache.Dispose();
    }

    private async Task<Answer> Ask(string host, CancellationToken ct)
    {
        var answer = await Fetch(new Uri(host + "/robots.txt"), ct);
        using var entry = cache.CreateEntry(host);
        entry.Size = 200 + host.Length + 2L * answer.Robots.Length;
        entry.AbsoluteExpirationRelativeToNow = CacheTime;
        entry.Value = answer;
        return answer;
    }

    // Section 2.3.1: a missing robots.txt allows everything; one that cannot be fetched forbids everything for now.
    private async Task<Answer> Fetch(Uri address, CancellationToken ct)
    {
        try
        {
            var request = new FetchRequest(address)
            {
                Accept = "text/plain, */*;q=0.1",
                MaxBytes = RobotsTxt.MaxBytes,
                TakesBeginning = true,
            };
            var fetched = await fetcher.Get(request, ct);
            // "Too many requests" says nothing about robots.txt, although its status begins with 4.
            if ((int)fetched.Status >= 500 || fetched.Status is System.Net.HttpStatusCode.TooManyRequests)
                return Fault($"its robots.txt cannot be fetched (status {(int)fetched.Status})");
            return new(
                fetched.IsSuccess ? RobotsTxt.Parse(fetched.Bytes.Span, Agent) : RobotsTxt.Silent,
                null,
                time.GetUtcNow() + (fetched.MaxAge > CacheTimeAfterFault ? fetched.MaxAge.Value : CacheTime)
            );
        }
        catch (FetchException e) when (e.Fault is FetchFault.Redirect)
        {
            return new(RobotsTxt.Silent, null, time.GetUtcNow() + CacheTime);
        }
        catch (FetchException e) when (e.Fault is not (FetchFault.Inside or FetchFault.Address))
        {
            return Fault(e.Message.TrimEnd('.'));
        }

        Answer Fault(string why) => new(RobotsTxt.Silent, why, time.GetUtcNow() + CacheTimeAfterFault);
    }

    private sealed record Answer(RobotsTxt Robots, string? Fault, DateTimeOffset Until);
}
