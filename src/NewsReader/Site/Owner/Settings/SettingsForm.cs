using System.ComponentModel.DataAnnotations;
using NewsReader.Hosting;

namespace NewsReader.Site.Owner.Settings;

/// <summary>The settings that the owner can change on a page. Fixed ones are shown but not sent.</summary>
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
