using System.Collections.Concurrent;

namespace NewsReader.Fetching;

/// <summary>
/// Lets callers who ask for the same thing at the same time share one answer. The work belongs to the application: it
/// continues if the callers give up, and ends when the site stops or this object is disposed.
/// </summary>
/// <param name="stopping">Cancelled when the site stops.</param>
internal sealed class SingleFlight<TKey, TAnswer>(CancellationToken stopping) : IAsyncDisposable
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task<TAnswer>>> running = new();
    private readonly CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);

    /// <summary>The number of different keys being worked on.</summary>
    public int Count => running.Count;

    /// <summary>Joins the work in progress for a key, or starts it.</summary>
    /// <param name="key">Identifies the work.</param>
    /// <param name="ask">Does the work. Its token belongs to the application, so no caller can cancel it.</param>
    /// <param name="ct">Ends only this caller's wait.</param>
    public Task<TAnswer> Share(TKey key, Func<CancellationToken, Task<TAnswer>> ask, CancellationToken ct) =>
        running.GetOrAdd(key, _ => new(() => Ask(key, ask))).Value.WaitAsync(ct);

    /// <summary>Cancels all work in progress and waits for it to end.</summary>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        foreach (var answer in running.Values)
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
            running.TryRemove(key, out _);
        }
    }
}
