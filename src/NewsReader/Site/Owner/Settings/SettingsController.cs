using Microsoft.AspNetCore.Mvc;
using NewsReader.Accounts;
using NewsReader.Accounts.Authorization;
using NewsReader.Hosting;
using NewsReader.Hosting.Requests;

namespace NewsReader.Site.Owner.Settings;

/// <summary>The settings that the owner makes by a page.</summary>
[OwnerOnly, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SettingsController(SiteSettings settings) : Controller
{
    [HttpGet("/owner/settings")]
    public IActionResult Show(bool saved) =>
        View("Settings", new SettingsPage(settings, settings.Value, saved, new Dictionary<string, string>()));

    [HttpPost("/owner/settings")]
    public async Task<IActionResult> Save(string? name, string? baseAddress, string? isPublic, CancellationToken ct)
    {
        var now = settings.Value;
        var wanted = new SiteOptions
        {
            Name = settings.FixedBy(nameof(SiteOptions.Name)) is null ? name?.Trim() ?? "" : now.Name,
            BaseAddress = settings.FixedBy(nameof(SiteOptions.BaseAddress)) is null
                ? baseAddress?.Trim() ?? ""
                : now.BaseAddress,
            Public = settings.FixedBy(nameof(SiteOptions.Public)) is null ? isPublic is not null : now.Public,
        };
        var faults = await settings.Set(wanted, ct);
        if (faults.Count == 0)
            return new SeeOther("/owner/settings?saved=true");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Settings", new SettingsPage(settings, wanted, IsSaved: false, faults));
    }
}
