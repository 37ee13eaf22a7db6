using Microsoft.Extensions.Caching.Memory;

namespace NewsReader.Fetching.Robots;

/// <summary>
/// Asks each host's robots.txt whether a page may be fetched (RFC 9309). Feeds are made for programs, and are not asked
/// about.
/// </summary>
public sealed class RobotsGate(WebFetcher fetcher, TimeProvider time, IHostApplicationLifetime? lifetime = null)
    : IAsyncDisposable
{
    /// <summary>The product token by which robots.txt may name this program.</summary>
    public const string Agent = "NewsReader";

    private const int MostKept = 10_000_000;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private static readonly TimeSpan KeptAfterFault = TimeSpan.FromMinutes(10);

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = MostKept });
    private readonly SingleFlight<string, Answer> asked = new(lifetime?.ApplicationStopping ?? default);

    /// <summary>Why a page is not to be fetched, as the end of a sentence; null when it may be.</summary>
    /// <exception cref="FetchException">The host is one that nothing is fetched from.</exception>
    public async Task<string?> Refusal(Uri address, CancellationToken ct)
    {
        var host = address.GetLeftPart(UriPartial.Authority);
        var answer =
            known.TryGetValue(host, out Answer? kept) && kept!.Until > time.GetUtcNow()
                ? kept
                : await asked.Share(host, stopping => Ask(host, stopping), ct);
        return answer.Fault
            ?? (answer.Robots.Allows(address) ? null : "its robots.txt asks programs to leave it alone");
    }

    public async ValueTask DisposeAsync()
    {
        await asked.DisposeAsync();
        known.Dispose();
    }

    private async Task<Answer> Ask(string host, CancellationToken ct)
    {
        var answer = await Fetch(new Uri(host + "/robots.txt"), ct);
        using var entry = known.CreateEntry(host);
        entry.Size = 200 + host.Length + 2L * answer.Robots.Length;
        entry.AbsoluteExpirationRelativeToNow = Kept;
        entry.Value = answer;
        return answer;
    }

    // Section 2.3.1: without one, all is allowed; one that cannot be had forbids all for the time being.
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
            // "Too many requests" is no answer to the question, though its number begins with 4.
            if ((int)fetched.Status >= 500 || fetched.Status is System.Net.HttpStatusCode.TooManyRequests)
                return Fault($"its robots.txt cannot be had (status {(int)fetched.Status})");
            return new(
                fetched.IsSuccess ? RobotsTxt.Parse(fetched.Bytes.Span, Agent) : RobotsTxt.Silent,
                null,
                time.GetUtcNow() + (fetched.MaxAge > KeptAfterFault ? fetched.MaxAge.Value : Kept)
            );
        }
        catch (FetchException e) when (e.Fault is FetchFault.Redirect)
        {
            return new(RobotsTxt.Silent, null, time.GetUtcNow() + Kept);
        }
        catch (FetchException e) when (e.Fault is not (FetchFault.Inside or FetchFault.Address))
        {
            return Fault(e.Message.TrimEnd('.'));
        }

        Answer Fault(string why) => new(RobotsTxt.Silent, why, time.GetUtcNow() + KeptAfterFault);
    }

    private sealed record Answer(RobotsTxt Robots, string? Fault, DateTimeOffset Until);
}
