using System.Collections.Concurrent;

namespace NewsReader.Fetching;

/// <summary>
/// Lets those who ask for the same thing at the same time share one answer. The work belongs to the application: it
/// goes on when those who wait for it give up, and ends when the site stops or when this is disposed.
/// </summary>
/// <param name="stopping">Is cancelled when the site stops.</param>
internal sealed class SingleFlight<TKey, TAnswer>(CancellationToken stopping) : IAsyncDisposable
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task<TAnswer>>> asked = new();
    private readonly CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);

    /// <summary>How many different things are being asked for.</summary>
    public int Count => asked.Count;

    /// <summary>The answer that is on its way, or else a new one.</summary>
    /// <param name="key">What is asked for.</param>
    /// <param name="ask">Gets it. Its token is the application's: no caller can cancel it.</param>
    /// <param name="ct">Ends this caller's wait, and nobody else's.</param>
    public Task<TAnswer> Share(TKey key, Func<CancellationToken, Task<TAnswer>> ask, CancellationToken ct) =>
        asked.GetOrAdd(key, _ => new(() => Ask(key, ask))).Value.WaitAsync(ct);

    /// <summary>Cancels what is under way, and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        foreach (var answer in asked.Values)
            await ((Task)answer.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ending.Dispose();
    }

    private async Task<TAnswer> Ask(TKey key, Func<CancellationToken, Task<TAnswer>> ask)
    {
        try
        {
            return await ask(ending.Token);
        }
        finally
        {
            asked.TryRemove(key, out _);
        }
    }
}
