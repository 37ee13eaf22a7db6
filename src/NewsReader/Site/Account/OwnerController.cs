using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NewsReader.Accounts;
using NewsReader.Accounts.Authorization;
using NewsReader.Accounts.SignIn;
using NewsReader.Hosting.Requests;

namespace NewsReader.Site.Account;

/// <summary>The owner's own pages: how one becomes the owner, where one is signed in, and by what.</summary>
[OwnerOnly, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class OwnerController(
    RequestOwner ownership,
    OwnerStore store,
    OwnerCreator maker,
    OwnerSignIn signIn,
    Sessions sessions
) : Controller
{
    [HttpGet("/owner")]
    public async Task<IActionResult> Index(string? done, CancellationToken ct) =>
        View("Owner", await Page(done, [], ct));

    [AllowAnonymous]
    [HttpGet("/owner/new")]
    public IActionResult New() =>
        ownership.HasOwner ? Redirect(Request.PathBase + "/owner")
        : NeedsMachine ? Machine()
        : View("New", new NewOwnerPage(NeedsToken, null, []));

    [AllowAnonymous]
    [HttpPost("/owner/new")]
    public async Task<IActionResult> Make(string? token, string? name, string? password)
    {
        if (ownership.HasOwner)
            return NotFound();
        if (NeedsMachine)
            return Machine();
        var made = await maker.Make(HttpContext, token, name, password);
        if (made.Owner is not { } owner)
        {
            Response.StatusCode = made.Refused?.Tell(Response) ?? StatusCodes.Status422UnprocessableEntity;
            return View(
                "New",
                new NewOwnerPage(NeedsToken, name, new() { [made.Field] = made.Refused?.Fault("") ?? made.Fault })
            );
        }
        await signIn.Begin(HttpContext, owner);
        return new SeeOther("/owner?done=made");
    }

    [HttpPost("/owner/password")]
    public async Task<IActionResult> ChangePassword(string? current, string? password, CancellationToken ct)
    {
        if (await store.Only(ct) is not { } owner)
            return NotFound();
        var confirmed = await signIn.Confirm(HttpContext, owner, current);
        var fault = confirmed.IsIn
            ? await maker.ChangePassword(owner, current!, password)
            : confirmed.Fault("This is not your password.");
        if (fault is not null)
        {
            Response.StatusCode = confirmed.Tell(Response);
            return View("Owner", await Page(null, new() { [confirmed.IsIn ? "password" : "current"] = fault }, ct));
        }
        await sessions.EndOthers(User.SessionId()!, ct);
        return new SeeOther("/owner?done=password");
    }

    [HttpPost("/owner/sessions/end")]
    public async Task<IActionResult> EndSession(string? id, CancellationToken ct)
    {
        await sessions.End(id ?? "", ct);
        return new SeeOther("/owner?done=ended");
    }

    private bool NeedsToken => !ownership.IsAtThisMachine(HttpContext);

    // Where nobody was told a token, the machine itself is the only way.
    private bool NeedsMachine => NeedsToken && ownership.IsLocalOnly;

    private StatusCodeResult Machine()
    {
        HttpContext.Features.Set(
            new Refusal(
                "That is for the owner",
                "This reader listens to its own machine alone, and has no owner yet. Become its owner there: a "
                    + "proxy is between you and it.",
                "/",
                "To the headlines"
            )
        );
        return StatusCode(StatusCodes.Status403Forbidden);
    }

    private async Task<OwnerPage> Page(string? done, Dictionary<string, string> faults, CancellationToken ct) =>
        new(
            User.FindFirstValue(ClaimTypes.Name),
            sessions.Live,
            User.SessionId(),
            await store.Only(ct) is { } owner ? [.. await store.GetPasskeysAsync(owner, ct)] : [],
            done,
            faults
        );
}
