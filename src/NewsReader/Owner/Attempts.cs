using System.Net;
using System.Net.Sockets;

namespace NewsReader.Owner;

/// <summary>
/// Slows guessing down. The first failures are free; each one after them makes the next try wait twice as long. A try counts as a
/// failure from its beginning, so that many at once gain nothing, until it is forgotten because it was right.
/// </summary>
public sealed class Attempts(TimeProvider clock)
{
    private const int MostKeys = 10_000;

    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly Dictionary<string, (int Tries, DateTimeOffset Next)> tried = [];
    private readonly Lock turn = new();

    /// <summary>Begins a try from an address, at a secret that can be guessed from anywhere. Where it must wait it has not begun.</summary>
    /// <param name="from">The address of the one who tries.</param>
    /// <param name="secret">What is tried, such as "password"; null for what nobody can guess, where only the address counts.</param>
    /// <returns>How long to wait, or null when it may go on.</returns>
    public TimeSpan? Begin(IPAddress? from, string? secret)
    {
        lock (turn)
        {
            if ((Wait(Key(from)) ?? (secret is null ? null : Wait(secret))) is { } wait) return wait;
            Count(Key(from), free: 5, longest: TimeSpan.FromMinutes(15));
            // Never long: whoever guesses must not keep the owner out.
            if (secret is not null) Count(secret, free: 20, longest: TimeSpan.FromMinutes(1));
            return null;
        }
    }

    /// <summary>Forgets the failures: the last try was right.</summary>
    public void Forget(IPAddress? from, string? secret)
    {
        lock (turn)
        {
            tried.Remove(Key(from));
            if (secret is not null) tried.Remove(secret);
        }
    }

    private TimeSpan? Wait(string key) => tried.TryGetValue(key, out var last) && last.Next - clock.GetUtcNow() is { } wait && wait > TimeSpan.Zero ? wait : null;

    private void Count(string key, int free, TimeSpan longest)
    {
        var now = clock.GetUtcNow();
        var tries = tried.TryGetValue(key, out var last) && now - last.Next < Memory ? last.Tries + 1 : 1;
        if (tried.Count >= MostKeys) MakeRoom(now);
        var wait = tries < free ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, tries - free), longest.TotalSeconds));
        tried[key] = (tries, now + wait);
    }

    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (key, last) in tried.ToList()) if (now - last.Next >= Memory) tried.Remove(key);
        foreach (var (key, _) in tried.OrderBy(t => t.Value.Next).Take(Math.Max(0, tried.Count - MostKeys + 1)).ToList()) tried.Remove(key);
    }

    // Somebody who has one IPv6 address has 2^64 of them.
    private static string Key(IPAddress? from) => from switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => from.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(from.GetAddressBytes().AsSpan(0, 8)),
        _ => from.ToString(),
    };
}
