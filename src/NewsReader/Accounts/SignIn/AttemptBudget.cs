namespace NewsReader.Accounts.SignIn;

/// <summary>So many tries at once, and one more each time an interval has passed.</summary>
internal sealed class AttemptBudget(int most, TimeSpan refill)
{
    private double left = most;
    private DateTimeOffset counted;

    /// <summary>Takes one, where there is one.</summary>
    public bool Take(DateTimeOffset now)
    {
        // A clock that was set back brings nothing.
        if (now > counted)
            left = Math.Min(most, left + (now - counted) / refill);
        counted = now;
        if (left < 1)
            return false;
        left--;
        return true;
    }
}
