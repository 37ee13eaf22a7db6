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
    /// Signs in by name and password. It takes as long whether the name is right or not: the owner's password is
    /// compared in either case.
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

    /// <summary>Signs in by a passkey that answered a challenge of ours. Tries of passwords do not slow it.</summary>
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
    /// True when this is the owner's password; else it counts as a failed try of this session, or must wait.
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

    /// <summary>Begins a session of this device, in the place of one that it has.</summary>
    public async Task Begin(HttpContext context, OwnerAccount owner)
    {
        if (context.User.SessionId() is { } earlier)
            await sessions.End(earlier, context.RequestAborted);
        var session = await sessions.Begin(DeviceNames.Name(context.Request.Headers.UserAgent), context.RequestAborted);
        await SessionCookie.SignIn(context, owner, session);
        clients.Remember(context, owner);
    }

    /// <summary>Ends this device's session, and takes its cookie away.</summary>
    public async Task End(HttpContext context)
    {
        await context.SignOutAsync(SessionCookie.Scheme);
        if (context.User.SessionId() is { } id)
            await sessions.End(id, context.RequestAborted);
    }

    // None is as long; nobody makes us hash a megabyte.
    private static string Bounded(string? password) => password is { Length: <= PasswordRule.Longest } ? password : "";
}

/// <summary>How a try to sign in ended.</summary>
/// <param name="IsIn">True when it was right.</param>
/// <param name="Wait">When it was not looked at since there were too many: how long to wait.</param>
public sealed record SignInOutcome(bool IsIn, TimeSpan? Wait = null)
{
    /// <summary>What to tell, where it failed.</summary>
    public string Fault(string wrong) =>
        Wait is { } wait
            ? $"Too many tries. Wait {Language.Plural.Of((int)Math.Ceiling(wait.TotalSeconds), "second", "seconds")}, then try again."
            : wrong;

    /// <summary>
    /// The status of the answer; where there is a time to wait, it is said in <c>Retry-After</c>, too.
    /// </summary>
    public int Tell(HttpResponse response)
    {
        if (Wait is not { } wait)
            return StatusCodes.Status422UnprocessableEntity;
        response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );
        return StatusCodes.Status429TooManyRequests;
    }
}
