using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace NewsReader.Accounts.Passkeys;

/// <summary>The challenges that were answered correctly. None works twice.</summary>
public sealed class UsedChallenges(TimeProvider clock)
{
    /// <summary>How long a challenge can be answered.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, DateTimeOffset> spent = new();

    /// <returns>False if it was used before.</returns>
    public bool Add(string state)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, at) in spent)
            if (now - at > Life)
                spent.TryRemove(old, out _);
        return spent.TryAdd(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(state))), now);
    }
}
