using Microsoft.AspNetCore.Mvc;
using NewsReader.Accounts;
using NewsReader.Accounts.Authorization;
using NewsReader.Hosting;
using NewsReader.Hosting.Requests;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Owner.Settings;

/// <summary>The settings that the owner can change on a page.</summary>
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

    // A browser does not send a fixed setting. Whatever came for it is ignored: it keeps its value and has no fault.
    private SiteOptions Wanted(SettingsForm form)
    {
        var now = settings.Value;
        return new()
        {
            Name = IsSent(nameof(now.Name), nameof(form.Name)) ? form.Name?.Trim() ?? "" : now.Name,
            BaseAddress = IsSent(nameof(now.BaseAddress), nameof(form.BaseAddress))
                ? form.BaseAddress?.Trim() ?? ""
                : now.BaseAddress,
            Public = IsSent(nameof(now.Public), nameof(form.IsPublic)) ? form.IsPublic : now.Public,
        };

        bool IsSent(string setting, string field)
        {
            if (settings.FixedBy(setting) is null)
                return true;
            ModelState.Remove(field);
            return false;
        }
    }
}
