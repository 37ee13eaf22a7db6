namespace NewsReader.Accounts.SignIn;

/// <summary>Who tries to sign in, as the throttle tells them apart.</summary>
/// <param name="Key">The device that is known, or the network that a stranger comes from.</param>
/// <param name="IsKnown">True for a browser that has signed in before.</param>
/// <param name="HasWaited">True for a stranger who was told to wait, and did.</param>
public sealed record SignInClient(string Key, bool IsKnown = false, bool HasWaited = false);
