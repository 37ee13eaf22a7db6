using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NewsReader.Accounts;
using NewsReader.Accounts.Passkeys;
using NewsReader.Accounts.SignIn;
using NewsReader.Hosting.Requests;
using NewsReader.Site.Account.Forms;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Account;

/// <summary>Signing in and out.</summary>
[AllowAnonymous, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignInController(
    RequestOwner ownership,
    OwnerStore store,
    OwnerSignIn signIn,
    PasskeyCeremonies passkeys
) : Controller
{
    [HttpGet("/sign-in")]
    public async Task<IActionResult> Show(string? back, CancellationToken ct) =>
        !ownership.HasOwner ? Redirect(Request.PathBase + "/owner")
        : User.SessionId() is not null ? Redirect(Request.PathBase + Local(back))
        : View("SignIn", await Page(null, back, null, ct));

    [HttpPost("/sign-in"), ShowsFaults]
    public async Task<IActionResult> ByPassword(SignInForm form, CancellationToken ct)
    {
        // The answer does not say which field is wrong or empty.
        ModelState.Clear();
        return await Answer(
            await signIn.ByPassword(HttpContext, form.Name, form.Password),
            "The name or the password is not right.",
            form.Name,
            form.Back,
            ct
        );
    }

    [HttpPost("/sign-in/passkey")]
    public async Task<IActionResult> ByPasskey(PasskeySignInForm form, CancellationToken ct) =>
        await Answer(
            await signIn.ByPasskey(HttpContext, form.State, form.Credential),
            "That passkey was not recognised. Try again, or use your password.",
            null,
            form.Back,
            ct
        );

    [HttpPost("/sign-in/passkey/options")]
    public async Task<IActionResult> PasskeyQuestion() => Json(await passkeys.AskForKnown(HttpContext));

    [HttpPost("/sign-out")]
    public async Task<IActionResult> SignOutHere()
    {
        await signIn.End(HttpContext);
        return new SeeOther("/");
    }

    private async Task<IActionResult> Answer(
        SignInOutcome outcome,
        string wrong,
        string? name,
        string? back,
        CancellationToken ct
    )
    {
        if (outcome.IsIn)
            return new SeeOther(Local(back));
        return this.Again("SignIn", await Page(name, back, outcome.Fault(wrong), ct), outcome.SetStatus(Response));
    }

    private async Task<SignInPage> Page(string? name, string? back, string? fault, CancellationToken ct) =>
        new(
            new() { Name = name, Back = Local(back) },
            fault,
            await store.Only(ct) is { } owner && (await store.GetPasskeysAsync(owner, ct)).Count > 0
        );

    // We resolve the address as browsers do and check it again: "/.//elsewhere" looks local, but resolves to elsewhere.
    private string Local(string? back) =>
        Url.IsLocalUrl(back)
        && Uri.TryCreate(new Uri("http://here"), back, out var uri)
        && Url.IsLocalUrl(uri.PathAndQuery)
            ? uri.PathAndQuery
            : "/owner";
}
