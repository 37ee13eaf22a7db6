using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NewsReader.Accounts;
using NewsReader.Accounts.Authorization;
using NewsReader.Accounts.SignIn;
using NewsReader.Hosting.Requests;
using NewsReader.Site.Account.Forms;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Account;

/// <summary>The owner's own pages: becoming the owner, devices, passkeys and the password.</summary>
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
        View("Owner", await Page(ct) with { Done = done });

    [AllowAnonymous]
    [HttpGet("/owner/new")]
    public IActionResult New() =>
        ownership.HasOwner ? Redirect(Request.PathBase + "/owner")
        : NeedsMachine ? OnlyAtTheMachine()
        : View("New", new NewOwnerPage(NeedsToken, new()));

    [AllowAnonymous]
    [HttpPost("/owner/new"), ShowsFaults]
    public async Task<IActionResult> Make(NewOwnerForm form)
    {
        if (ownership.HasOwner)
            return NotFound();
        if (NeedsMachine)
            return OnlyAtTheMachine();
        var page = new NewOwnerPage(NeedsToken, form);
        if (!ModelState.IsValid)
            return this.Again("New", page);
        var made = await maker.Make(HttpContext, form.Token, form.Name, form.Password);
        if (made.Owner is not { } owner)
        {
            ModelState.AddModelError(NameOf(made.Field), made.Fault);
            return this.Again(
                "New",
                page,
                made.Refused?.SetStatus(Response) ?? StatusCodes.Status422UnprocessableEntity
            );
        }
        await signIn.Begin(HttpContext, owner);
        return new SeeOther("/owner?done=made");
    }

    [HttpPost("/owner/password"), ShowsFaults]
    public async Task<IActionResult> ChangePassword(ChangePasswordForm form, CancellationToken ct)
    {
        if (await store.Only(ct) is not { } owner)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again("Owner", await Page(ct));
        var confirmed = await signIn.Confirm(HttpContext, owner, form.Current);
        var fault = confirmed.IsIn
            ? await maker.ChangePassword(owner, form.Current!, form.Password)
            : confirmed.Fault(ChangePasswordForm.CurrentFault);
        if (fault is not null)
        {
            ModelState.AddModelError(confirmed.IsIn ? nameof(form.Password) : nameof(form.Current), fault);
            return this.Again("Owner", await Page(ct), confirmed.SetStatus(Response));
        }
        await sessions.EndOthers(User.SessionId()!, ct);
        return new SeeOther("/owner?done=password");
    }

    [HttpPost("/owner/sessions/end")]
    public async Task<IActionResult> EndSession(EndSessionForm form, CancellationToken ct)
    {
        await sessions.End(form.Id ?? "", ct);
        return new SeeOther("/owner?done=ended");
    }

    private bool NeedsToken => !ownership.IsAtThisMachine(HttpContext);

    // A site that only this machine can reach prints no token: then only someone at this machine can become the owner.
    private bool NeedsMachine => NeedsToken && ownership.IsLocalOnly;

    private StatusCodeResult OnlyAtTheMachine()
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

    // The form's name for a field.
    private static string NameOf(NewOwnerField? field) =>
        field switch
        {
            NewOwnerField.Token => nameof(NewOwnerForm.Token),
            NewOwnerField.Name => nameof(NewOwnerForm.Name),
            NewOwnerField.Password => nameof(NewOwnerForm.Password),
            _ => "",
        };

    private Task<OwnerPage> Page(CancellationToken ct) => OwnerPage.Read(User, sessions, store, ct);
}
