namespace NewsReader.Accounts.SignIn;

/// <summary>Allows a number of attempts at once, and one more after each interval.</summary>
internal sealed class AttemptBudget(int most, TimeSpan refill)
{
    private double left = most;
    private DateTimeOffset counted;

    /// <summary>Takes one attempt. False if none is left.</summary>
    public bool Take(DateTimeOffset now)
    {
        // A clock that was set back adds nothing.
        if (now > counted)
            left = Math.Min(most, left + (now - counted) / refill);
        counted = now;
        if (left < 1)
            return false;
        left--;
        return true;
    }
}
