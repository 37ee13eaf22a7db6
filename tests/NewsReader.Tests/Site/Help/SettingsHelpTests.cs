using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsReader.Tests.Site.Help;

/// <summary>The help page of settings names every setting, so that a new one cannot be forgotten.</summary>
public sealed partial class SettingsHelpTests
{
    private static readonly string Page = File.ReadAllText(HelpFiles.Of("settings"));

    private static readonly IReadOnlyList<string> Sources =
    [
        .. Directory
            .GetFiles(Path.Combine(HelpFiles.Root, "src", "NewsReader"), "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                !file.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            )
            .Select(File.ReadAllText),
    ];

    [Fact]
    public void Every_setting_of_every_options_class_is_there()
    {
        var sections = Sources
            .SelectMany(text => Binding().Matches(text))
            .ToDictionary(match => match.Groups["type"].Value, match => match.Groups["section"].Value);
        var classes = typeof(Program).Assembly.GetTypes().Where(IsOptions).ToList();
        Assert.True(classes.Count >= 6);
        // One that nothing binds would be no setting, or bound in a way that this test does not know.
        Assert.Equal(classes.Select(type => type.Name).Order(), sections.Keys.Order());
        AssertNamed(
            classes.SelectMany(type =>
                type.GetProperties().Select(property => $"{sections[type.Name]}:{property.Name}")
            )
        );
    }

    [Fact]
    public void Every_setting_that_is_read_by_its_name_is_there() =>
        AssertNamed(
            Sources
                .SelectMany(text => ReadByName().Matches(text))
                .Select(match => match.Groups["name"].Value)
                .Select(name => name == "urls" ? "Urls" : name)
                .Append("Proxies")
                .Append("Documents:Folders")
                .ToHashSet(),
            atLeast: 7
        );

    [Fact]
    public void Every_setting_of_the_file_is_there_with_its_value()
    {
        var file = File.ReadAllText(Path.Combine(HelpFiles.Root, "src", "NewsReader", "appsettings.json"));
        var settings = Leaves(JsonDocument.Parse(file).RootElement, "").ToList();
        // The framework's own, and levels of its parts, which stand in one line.
        settings.RemoveAll(setting =>
            setting.Name == "ReloadStaticAssetsAtRuntime"
            || setting.Name.Contains(":Override:", StringComparison.Ordinal)
        );
        AssertNamed(settings.Select(setting => setting.Name));
        Assert.All(
            settings.Where(setting => setting.Value.Length > 0),
            setting =>
                Assert.Matches($@"\| `{Regex.Escape(setting.Name)}`[^|]*\| `{Regex.Escape(setting.Value)}` \|", Page)
        );
    }

    private static void AssertNamed(IEnumerable<string> settings, int atLeast = 1)
    {
        var named = settings.ToList();
        Assert.True(named.Count >= atLeast, string.Join(", ", named));
        Assert.All(named, setting => Assert.Matches($"\\| `{Regex.Escape(setting)}(:0)?`", Page));
    }

    private static bool IsOptions(Type type) =>
        type.Name.EndsWith("Options", StringComparison.Ordinal)
        && type is { IsClass: true, Namespace: { } space }
        && space.StartsWith(nameof(NewsReader), StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Value)> Leaves(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
            ? element
                .EnumerateObject()
                .SelectMany(child => Leaves(child.Value, name.Length == 0 ? child.Name : $"{name}:{child.Name}"))
            :
            [
                (
                    name,
                    element.ValueKind switch
                    {
                        JsonValueKind.Array => "",
                        JsonValueKind.String => element.GetString()!,
                        _ => element.GetRawText(),
                    }
                ),
            ];

    [GeneratedRegex("""AddOptions<(?<type>\w+)>\(\)\s*\.BindConfiguration\("(?<section>\w+)"\)""")]
    private static partial Regex Binding();

    [GeneratedRegex("""(?:[cC]onfiguration\[|const string \w*Setting = )"(?<name>[\w:]+)""")]
    private static partial Regex ReadByName();
}
