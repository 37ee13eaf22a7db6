using Microsoft.AspNetCore.Mvc;
using NewsReader.Accounts;
using NewsReader.Accounts.Authorization;
using NewsReader.Hosting;
using NewsReader.Hosting.Requests;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Owner.Settings;

/// <summary>The settings that the owner makes by a page.</summary>
[OwnerOnly, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SettingsController(SiteSettings settings) : Controller
{
    [HttpGet("/owner/settings")]
    public IActionResult Show(bool saved) =>
        View("Settings", new SettingsPage(settings, SettingsForm.Of(settings.Value), saved));

    [HttpPost("/owner/settings"), ShowsFaults]
    public async Task<IActionResult> Save(SettingsForm form, CancellationToken ct)
    {
        var wanted = Wanted(form);
        if (ModelState.IsValid)
        {
            var faults = await settings.Set(wanted, ct);
            if (faults.Count == 0)
                return new SeeOther("/owner/settings?saved=true");
            foreach (var (name, fault) in faults)
                ModelState.AddModelError(name, fault);
        }
        return this.Again("Settings", new SettingsPage(settings, SettingsForm.Of(wanted), IsSaved: false));
    }

    // A fixed setting is not sent, so it stays as it is and has no fault.
    private SiteOptions Wanted(SettingsForm form)
    {
        var now = settings.Value;
        return new()
        {
            Name = Sent(nameof(SiteOptions.Name)) ? form.Name?.Trim() ?? "" : now.Name,
            BaseAddress = Sent(nameof(SiteOptions.BaseAddress)) ? form.BaseAddress?.Trim() ?? "" : now.BaseAddress,
            Public = Sent(nameof(SiteOptions.Public)) ? form.IsPublic : now.Public,
        };

        bool Sent(string name)
        {
            if (settings.FixedBy(name) is null)
                return true;
            ModelState.Remove(name);
            return false;
        }
    }
}
