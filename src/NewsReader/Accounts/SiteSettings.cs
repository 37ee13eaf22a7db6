using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;
using NewsReader.Collection;
using NewsReader.Collection.Accounts;
using NewsReader.Hosting;

namespace NewsReader.Accounts;

/// <summary>
/// The current settings under <c>Site</c>. The command line and the environment fix a setting. Otherwise what the owner
/// has set on a page wins over the settings file, at once and for good.
/// </summary>
public sealed class SiteSettings(
    IConfiguration configuration,
    IOptionsFactory<SiteOptions> options,
    DatabaseWriter file
) : IOptions<SiteOptions>
{
    private readonly SiteOptions start = options.Create(Options.DefaultName);
    private Dictionary<string, string> stored = [];
    private SiteOptions? current;

    public SiteOptions Value => Volatile.Read(ref current) ?? start;

    /// <summary>What fixed a setting, in words; null if the owner can change it on a page.</summary>
    public string? FixedBy(string name) =>
        Array.FindLast(
            [.. ((IConfigurationRoot)configuration).Providers],
            provider => provider.TryGet("Site:" + name, out _)
        ) switch
        {
            null or JsonConfigurationProvider => null,
            CommandLineConfigurationProvider => "the command line",
            EnvironmentVariablesConfigurationProvider => "the environment",
            _ => "the way the program was started",
        };

    /// <summary>True if the owner has set it on a page.</summary>
    public bool IsSet(string name) => FixedBy(name) is null && stored.ContainsKey("Site:" + name);

    /// <summary>Sets everything that is not fixed. A value that equals the settings file's is not stored.</summary>
    /// <returns>The faults, by the name of the setting. If there are any, nothing was set.</returns>
    public async Task<IReadOnlyDictionary<string, string>> Set(SiteOptions wanted, CancellationToken ct)
    {
        List<ValidationResult> faults = [];
        if (!Validator.TryValidateObject(wanted, new(wanted), faults, validateAllProperties: true))
            return faults.ToDictionary(fault => fault.MemberNames.First(), fault => fault.ErrorMessage ?? "");
        Dictionary<string, string> kept = [];
        foreach (var (name, value) in Values(wanted))
            if (FixedBy(name) is null && value != Values(start)[name])
                kept["Site:" + name] = value;
        await file.Write(
            CollectionChanges.Settings,
            async db =>
            {
                await db.Set<OwnerSetting>().Where(setting => setting.Name.StartsWith("Site:")).ExecuteDeleteAsync(ct);
                db.AddRange(kept.Select(setting => new OwnerSetting(setting.Key, setting.Value)));
                return await db.SaveChangesAsync(ct);
            },
            ct
        );
        Apply(kept);
        return new Dictionary<string, string>();
    }

    internal async Task Load(NewsDb db, CancellationToken ct) =>
        Apply(await db.Set<OwnerSetting>().ToDictionaryAsync(setting => setting.Name, setting => setting.Value, ct));

    private void Apply(Dictionary<string, string> settings)
    {
        stored = settings;
        Volatile.Write(
            ref current,
            new SiteOptions
            {
                Name = IsSet(nameof(SiteOptions.Name)) ? settings["Site:Name"] : start.Name,
                BaseAddress = IsSet(nameof(SiteOptions.BaseAddress)) ? settings["Site:BaseAddress"] : start.BaseAddress,
                Public = IsSet(nameof(SiteOptions.Public)) ? settings["Site:Public"] == bool.TrueString : start.Public,
            }
        );
    }

    private static Dictionary<string, string> Values(SiteOptions site) =>
        new()
        {
            [nameof(SiteOptions.Name)] = site.Name,
            [nameof(SiteOptions.BaseAddress)] = site.BaseAddress ?? "",
            [nameof(SiteOptions.Public)] = site.Public.ToString(),
        };
}
