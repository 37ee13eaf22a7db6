namespace NewsReader.Accounts.SignIn;

/// <summary>
/// Slows guessing down. The first failures of a client are free; each one after them makes its next try wait twice as
/// long. All strangers together have a budget besides, so that changing addresses gains little. A browser that has
/// signed in before is no stranger: nothing that others do slows it. A try counts as a failure from its beginning, so
/// that many at once gain nothing, until it is forgotten because it was right.
/// </summary>
/// <remarks>
/// The budget has two halves. One is for whoever comes, and can be used up by an attack. The other is for those who
/// were told to wait and did, which programs that change their address at each try never do: so the owner gets in from
/// a new device all the same. Device cookies are OWASP's (Slow Down Online Guessing Attacks with Device Cookies).
/// </remarks>
public sealed class SignInThrottle(TimeProvider clock)
{
    /// <summary>How long a stranger waits to be among those who have waited.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int Free = 5;
    private const int MostKeys = 10_000;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly Dictionary<string, (int Tries, DateTimeOffset Next)> tried = [];
    private readonly AttemptBudget strangers = new(most: 20, refill: TimeSpan.FromSeconds(3));
    private readonly AttemptBudget patient = new(most: 20, refill: TimeSpan.FromSeconds(2));
    private readonly Lock turn = new();

    /// <summary>Begins a try. Where it must wait it has not begun.</summary>
    /// <param name="client">Who tries.</param>
    /// <param name="isGuessable">False for what nobody can guess: then only the client itself counts.</param>
    /// <returns>How long to wait, or null when it may go on.</returns>
    public TimeSpan? Begin(SignInClient client, bool isGuessable = true)
    {
        lock (turn)
        {
            var now = clock.GetUtcNow();
            if (tried.TryGetValue(client.Key, out var last) && last.Next > now)
                return last.Next - now;
            if (isGuessable && !client.IsKnown && !(client.HasWaited && patient.Take(now)) && !strangers.Take(now))
                return Patience;
            Count(client.Key, now);
            return null;
        }
    }

    /// <summary>Forgets a client's failures: the last try was right.</summary>
    public void Forget(SignInClient client)
    {
        lock (turn)
            tried.Remove(client.Key);
    }

    private void Count(string key, DateTimeOffset now)
    {
        var tries = tried.TryGetValue(key, out var last) && now - last.Next < Memory ? last.Tries + 1 : 1;
        if (tried.Count >= MostKeys)
            MakeRoom(now);
        var wait =
            tries < Free
                ? TimeSpan.Zero
                : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, tries - Free), LongestWait.TotalSeconds));
        tried[key] = (tries, now + wait);
    }

    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (key, last) in tried.ToList())
            if (now - last.Next >= Memory)
                tried.Remove(key);
        if (tried.Count < MostKeys)
            return;
        // A tenth at once: looking through all of them for each try would be work that others could have us do.
        foreach (var (key, _) in tried.OrderBy(t => t.Value.Next).Take(MostKeys / 10).ToList())
            tried.Remove(key);
    }
}
