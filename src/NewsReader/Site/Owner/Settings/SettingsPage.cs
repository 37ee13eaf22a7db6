using NewsReader.Accounts;
using NewsReader.Hosting;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Owner.Settings;

/// <summary>The settings that the owner can change on a page, and where each comes from.</summary>
/// <param name="Settings">The current settings.</param>
/// <param name="Form">The same as a form, or the form that was sent and refused.</param>
/// <param name="IsSaved">True if they were just saved.</param>
public sealed record SettingsPage(SiteSettings Settings, SettingsForm Form, bool IsSaved) : Page
{
    public override string Title => "Settings";

    public override bool IsIndexed => false;

    public string NameHint => Origin(nameof(SiteOptions.Name), "It stands in the masthead and in titles.");

    public bool NameIsFixed => IsFixed(nameof(SiteOptions.Name));

    public string BaseAddressHint =>
        Origin(
            nameof(SiteOptions.BaseAddress),
            "The site’s public address, such as https://news.example.org, for canonical links and feeds. Empty for none."
        );

    public bool BaseAddressIsFixed => IsFixed(nameof(SiteOptions.BaseAddress));

    public string PublicHint =>
        Origin(
            nameof(SiteOptions.Public),
            "Otherwise we ask them not to. Either way, everybody who can open the site can read it."
        );

    public bool PublicIsFixed => IsFixed(nameof(SiteOptions.Public));

    private bool IsFixed(string setting) => Settings.FixedBy(setting) is not null;

    private string Origin(string setting, string hint) =>
        hint
        + (
            Settings.FixedBy(setting) is { } who ? $" Fixed by {who}: it cannot be changed here."
            : Settings.IsSet(setting) ? " Set here."
            : " From the settings file."
        );
}
