namespace NewsReader.Accounts.SignIn;

/// <summary>
/// Slows down guessing. The first failures of a client are free. After that, each failure doubles the wait before its
/// next attempt. In addition all strangers share a budget, so changing addresses gains little. A browser that has
/// signed in before is not a stranger, and nothing that others do slows it down. An attempt counts as a failure from
/// its start, so many at once gain nothing. If it was right, it is forgotten.
/// </summary>
/// <remarks>
/// The budget has two halves. One is for everybody, and an attack can use it up. The other is for strangers whom we
/// told to wait and who did. Programs that change their address with each attempt never do. So the owner gets in from a
/// new device even during an attack. Device cookies are OWASP's (Slow Down Online Guessing Attacks with Device
/// Cookies).
/// </remarks>
public sealed class SignInThrottle(TimeProvider clock)
{
    /// <summary>A stranger who waits this long counts as somebody who has waited.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int FreeAttempts = 5;
    private const int MostClients = 10_000;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly Dictionary<string, (int Attempts, DateTimeOffset Next)> failures = [];
    private readonly AttemptBudget strangers = new(most: 20, refill: TimeSpan.FromSeconds(3));
    private readonly AttemptBudget waited = new(most: 20, refill: TimeSpan.FromSeconds(2));
    private readonly Lock turn = new();

    /// <summary>Begins an attempt, unless the client has to wait.</summary>
    /// <param name="client">Who tries.</param>
    /// <param name="isGuessable">False for a secret that nobody can guess. Then the shared budget is not used.</param>
    /// <returns>How long to wait, or null to go on.</returns>
    public TimeSpan? Begin(SignInClient client, bool isGuessable = true)
    {
        lock (turn)
        {
            var now = clock.GetUtcNow();
            if (failures.TryGetValue(client.Key, out var last) && last.Next > now)
                return last.Next - now;
            if (isGuessable && !client.IsKnown && !(client.HasWaited && waited.Take(now)) && !strangers.Take(now))
                return Patience;
            Count(client.Key, now);
            return null;
        }
    }

    /// <summary>Forgets a client's failures, because its last attempt was right.</summary>
    public void Forget(SignInClient client)
    {
        lock (turn)
            failures.Remove(client.Key);
    }

    private void Count(string key, DateTimeOffset now)
    {
        var attempts = failures.TryGetValue(key, out var last) && now - last.Next < Memory ? last.Attempts + 1 : 1;
        if (failures.Count >= MostClients)
            MakeRoom(now);
        var wait =
            attempts < FreeAttempts
                ? TimeSpan.Zero
                : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempts - FreeAttempts), LongestWait.TotalSeconds));
        failures[key] = (attempts, now + wait);
    }

    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (key, last) in failures.ToList())
            if (now - last.Next >= Memory)
                failures.Remove(key);
        if (failures.Count < MostClients)
            return;
        // A tenth at once. Otherwise an attacker could make us look through all of them for each attempt.
        foreach (var (key, _) in failures.OrderBy(f => f.Value.Next).Take(MostClients / 10).ToList())
            failures.Remove(key);
    }
}
