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
/// The settings under <c>Site</c> as they hold now. What the command line or the environment says is fixed; before what
/// the settings file says comes what the owner set by a page, at once and for good.
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

    /// <summary>Who fixed a setting, in words, or null when a page can change it.</summary>
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

    /// <summary>True when the owner set it by a page.</summary>
    public bool IsSet(string name) => FixedBy(name) is null && stored.ContainsKey("Site:" + name);

    /// <summary>Sets what is not fixed; a value that the settings file has as well is not stored.</summary>
    /// <returns>What is wrong, by the name of the setting; then nothing was set.</returns>
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
