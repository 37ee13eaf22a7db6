namespace NewsReader.Accounts.SignIn;

/// <summary>Somebody who tries to sign in, as the throttle distinguishes them.</summary>
/// <param name="Key">A known device, or the network of a stranger.</param>
/// <param name="IsKnown">True for a browser that has signed in before.</param>
/// <param name="HasWaited">True for a stranger whom we told to wait, and who did.</param>
public sealed record SignInClient(string Key, bool IsKnown = false, bool HasWaited = false);
