using NewsReader.Accounts;
using NewsReader.Hosting;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Owner.Settings;

/// <summary>The settings that a page can make, where each comes from, and what is wrong with what was sent.</summary>
public sealed record SettingsPage(
    SiteSettings Settings,
    SiteOptions Site,
    bool IsSaved,
    IReadOnlyDictionary<string, string> Faults
) : Page
{
    public override string Title => "Settings";

    public override bool IsIndexed => false;

    public FormField NameField =>
        Made(
            new("name", "Name of this reader")
            {
                Value = Site.Name,
                MaxLength = 60,
                IsRequired = true,
            },
            nameof(SiteOptions.Name),
            "It stands in the masthead and in titles."
        );

    public FormField BaseAddressField =>
        Made(
            new("baseAddress", "Base address", "url") { Value = Site.BaseAddress, MaxLength = 500 },
            nameof(SiteOptions.BaseAddress),
            "The address it is known by, such as https://news.example.org: gives pages their canonical links. Empty for none."
        );

    public string PublicHint =>
        Origin(
            nameof(SiteOptions.Public),
            "Without it they are asked to leave it out. It can be read either way by whoever reaches it."
        );

    public bool PublicIsFixed => Settings.FixedBy(nameof(SiteOptions.Public)) is not null;

    private FormField Made(FormField field, string setting, string hint) =>
        field with
        {
            Hint = Origin(setting, hint),
            Fault = Faults.GetValueOrDefault(setting),
            IsFixed = Settings.FixedBy(setting) is not null,
        };

    private string Origin(string setting, string hint) =>
        hint
        + (
            Settings.FixedBy(setting) is { } who ? $" Fixed by {who}: it cannot be changed here."
            : Settings.IsSet(setting) ? " Set here."
            : " From the settings file."
        );
}
