using System.ComponentModel.DataAnnotations;
using NewsReader.Hosting;

namespace NewsReader.Site.Owner.Settings;

/// <summary>The settings that a page can make. Those that are fixed are shown and not sent.</summary>
public sealed record SettingsForm
{
    [
        Required(ErrorMessage = SiteOptions.NoName),
        StringLength(SiteOptions.MaxNameLength, ErrorMessage = SiteOptions.NameTooLong)
    ]
    public string? Name { get; init; }

    [StringLength(500, ErrorMessage = "An address has at most {1} characters."), DataType(DataType.Url)]
    public string? BaseAddress { get; init; }

    public bool IsPublic { get; init; }

    public static SettingsForm Of(SiteOptions site) =>
        new()
        {
            Name = site.Name,
            BaseAddress = site.BaseAddress,
            IsPublic = site.Public,
        };
}
