using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using NewsReader.Accounts;
using NewsReader.Accounts.Authorization;
using NewsReader.Accounts.Passkeys;
using NewsReader.Accounts.SignIn;
using NewsReader.Collection.Accounts;
using NewsReader.Hosting.Requests;
using NewsReader.Site.Account.Forms;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Account;

/// <summary>
/// The owner's passkeys. They belong to an account: the person at this machine who needs none has no use for them.
/// </summary>
[OwnerOnly, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PasskeysController(
    UserManager<OwnerAccount> users,
    OwnerStore store,
    Sessions sessions,
    PasskeyCeremonies passkeys
) : Controller
{
    // More than a person has. Each question for a new one names all of them.
    private const int Most = 20;

    [HttpPost("/owner/passkeys/options")]
    public async Task<IActionResult> Question(CancellationToken ct) =>
        await store.Only(ct) is { } owner ? Json(await passkeys.AskForNew(HttpContext, owner)) : NotFound();

    [HttpPost("/owner/passkeys"), ShowsFaults]
    public async Task<IActionResult> Add(AddPasskeyForm form, CancellationToken ct)
    {
        if (await store.Only(ct) is not { } owner)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again(
                "Owner",
                await OwnerPage.Read(User, sessions, store, ct) with
                {
                    NewPasskey = new() { Name = form.Name },
                }
            );
        var name = new string([.. (form.Name ?? "").Trim().Where(c => !char.IsControl(c))]);
        var isKept =
            (await store.GetPasskeysAsync(owner, ct)).Count < Most
            && await passkeys.Keep(
                HttpContext,
                owner,
                form.State,
                form.Credential,
                name.Length > 0 ? name : "A passkey"
            );
        return isKept ? new SeeOther("/owner?done=passkey") : BadRequest();
    }

    [HttpPost("/owner/passkeys/remove")]
    public async Task<IActionResult> Remove(RemovePasskeyForm form, CancellationToken ct)
    {
        if (await store.Only(ct) is not { } owner)
            return NotFound();
        var known = await store.GetPasskeysAsync(owner, ct);
        if (known.FirstOrDefault(passkey => RemovePasskeyForm.IdOf(passkey) == form.Id) is { } passkey)
            await users.RemovePasskeyAsync(owner, passkey.CredentialId);
        return new SeeOther("/owner?done=passkey-removed");
    }
}
