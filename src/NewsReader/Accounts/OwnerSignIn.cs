using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using NewsReader.Accounts.Passkeys;
using NewsReader.Accounts.SignIn;
using NewsReader.Collection.Accounts;

namespace NewsReader.Accounts;

/// <summary>
/// Signs the owner in and out, by password or passkey, no faster than <see cref="SignInThrottle"/> allows.
/// </summary>
public sealed class OwnerSignIn(
    UserManager<OwnerAccount> users,
    OwnerStore store,
    PasskeyCeremonies passkeys,
    Sessions sessions,
    SignInThrottle throttle,
    SignInClients clients
)
{
    private const string Password = "password";

    /// <summary>
    /// Signs in by name and password. It takes the same time whether the name is right or not, because the password is
    /// checked in both cases.
    /// </summary>
    public async Task<SignInOutcome> ByPassword(HttpContext context, string? name, string? password)
    {
        if (await store.Only(context.RequestAborted) is not { } owner)
            return new(IsIn: false);
        var client = clients.Of(context, owner, Password);
        if (throttle.Begin(client) is { } wait)
        {
            clients.LetWait(context);
            return new(IsIn: false, wait);
        }
        var isRight = await users.CheckPasswordAsync(owner, Bounded(password));
        if (!isRight || users.NormalizeName(name?.Trim()) != owner.NormalisedName)
            return new(IsIn: false);
        throttle.Forget(client);
        await Begin(context, owner);
        return new(IsIn: true);
    }

    /// <summary>Signs in by a passkey's answer to our challenge. Wrong passwords do not slow this down.</summary>
    public async Task<SignInOutcome> ByPasskey(HttpContext context, string? state, string? credential)
    {
        var client = clients.Of(context, await store.Only(context.RequestAborted), "passkey");
        if (throttle.Begin(client, isGuessable: false) is { } wait)
            return new(IsIn: false, wait);
        if (await passkeys.Recognise(context, state, credential) is not { } owner)
            return new(IsIn: false);
        throttle.Forget(client);
        await Begin(context, owner);
        return new(IsIn: true);
    }

    /// <summary>
    /// Checks the password of an owner who is signed in. Wrong ones count against this session alone.
    /// </summary>
    public async Task<SignInOutcome> Confirm(HttpContext context, OwnerAccount owner, string? password)
    {
        var client = new SignInClient($"{Password} session {context.User.SessionId()}", IsKnown: true);
        if (throttle.Begin(client) is { } wait)
            return new(IsIn: false, wait);
        if (!await users.CheckPasswordAsync(owner, Bounded(password)))
            return new(IsIn: false);
        throttle.Forget(client);
        return new(IsIn: true);
    }

    /// <summary>Begins a session for this device and ends the one it had.</summary>
    public async Task Begin(HttpContext context, OwnerAccount owner)
    {
        if (context.User.SessionId() is { } earlier)
            await sessions.End(earlier, context.RequestAborted);
        var session = await sessions.Begin(DeviceNames.Name(context.Request.Headers.UserAgent), context.RequestAborted);
        await SessionCookie.SignIn(context, owner, session);
        clients.Remember(context, owner);
    }

    /// <summary>Ends this device's session and removes its cookie.</summary>
    public async Task End(HttpContext context)
    {
        await context.SignOutAsync(SessionCookie.Scheme);
        if (context.User.SessionId() is { } id)
            await sessions.End(id, context.RequestAborted);
    }

    // No password is longer than the limit. So nobody can make us hash a megabyte.
    private static string Bounded(string? password) => password is { Length: <= PasswordRule.Longest } ? password : "";
}
