namespace NewsReader.Fetching;

/// <summary>
/// Limits concurrent fetches: per lane, one per host and a few hosts at once. Hosts that nobody waits for are removed.
/// </summary>
public sealed class PerHostQueue
{
    private const int HostsAtOnce = 8;

    private readonly Dictionary<(FetchLane, string), Host> hosts = [];
    private readonly SemaphoreSlim[] lanes =
    [
        .. Enum.GetValues<FetchLane>().Select(_ => new SemaphoreSlim(HostsAtOnce)),
    ];

    /// <summary>Waits until the host is free. Dispose the result to release it.</summary>
    public async Task<IDisposable> Wait(FetchLane lane, string host, CancellationToken ct)
    {
        var queue = Join((lane, host));
        try
        {
            await queue.Gate.WaitAsync(ct);
            try
            {
                // Wait for the own host first, so that a slow host occupies only one of the few slots.
                await lanes[(int)lane].WaitAsync(ct);
            }
            catch
            {
                queue.Gate.Release();
                throw;
            }
        }
        catch
        {
            Leave((lane, host), queue);
            throw;
        }
        return new Turn(() =>
        {
            lanes[(int)lane].Release();
            queue.Gate.Release();
            Leave((lane, host), queue);
        });
    }

    /// <summary>The number of hosts being fetched from or waited for.</summary>
    public int HostCount
    {
        get
        {
            lock (hosts)
                return hosts.Count;
        }
    }

    private Host Join((FetchLane, string) key)
    {
        lock (hosts)
        {
            if (!hosts.TryGetValue(key, out var host))
                hosts.Add(key, host = new());
            host.Users++;
            return host;
        }
    }

    private void Leave((FetchLane, string) key, Host host)
    {
        lock (hosts)
        {
            if (--host.Users == 0)
                hosts.Remove(key);
        }
    }

    private sealed class Host
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public int Users { get; set; }
    }

    private sealed class Turn(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
