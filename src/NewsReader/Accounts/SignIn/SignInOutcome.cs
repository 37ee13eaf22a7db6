namespace NewsReader.Accounts.SignIn;

/// <summary>How an attempt to sign in ended.</summary>
/// <param name="IsIn">True if it was right.</param>
/// <param name="Wait">After too many attempts: how long to wait. The attempt was then not looked at.</param>
public sealed record SignInOutcome(bool IsIn, TimeSpan? Wait = null)
{
    /// <summary>Why it failed, in words.</summary>
    /// <param name="wrong">The words for a wrong password, passkey or token.</param>
    public string Fault(string wrong) =>
        Wait is { } wait
            ? $"Too many tries. Wait {Language.Plural.Of((int)Math.Ceiling(wait.TotalSeconds), "second", "seconds")}, then try again."
            : wrong;

    /// <summary>
    /// Sets <c>Retry-After</c> if there is a time to wait.
    /// </summary>
    /// <returns>The status for the answer.</returns>
    public int SetStatus(HttpResponse response)
    {
        if (Wait is not { } wait)
            return StatusCodes.Status422UnprocessableEntity;
        response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );
        return StatusCodes.Status429TooManyRequests;
    }
}
