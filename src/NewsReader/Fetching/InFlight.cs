using System.Collections.Concurrent;

namespace NewsReader.Fetching;

/// <summary>Lets those who ask for the same thing at the same time share one answer.</summary>
internal sealed class InFlight<TAnswer>
{
    private readonly ConcurrentDictionary<string, Lazy<Task<TAnswer>>> asked = new(StringComparer.Ordinal);

    /// <summary>How many different things are being asked for.</summary>
    public int Count => asked.Count;

    /// <summary>The answer that is on its way, or else a new one. Who gives up waiting does not end it for the others.</summary>
    public Task<TAnswer> Share(string key, Func<Task<TAnswer>> ask) => asked.GetOrAdd(key, _ => new(() => Ask(key, ask))).Value;

    private async Task<TAnswer> Ask(string key, Func<Task<TAnswer>> ask)
    {
        try
        {
            return await ask();
        }
        finally
        {
            asked.TryRemove(key, out _);
        }
    }
}
