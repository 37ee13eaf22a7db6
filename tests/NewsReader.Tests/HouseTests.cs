using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NewsReader.Intake.Search;

namespace NewsReader.Tests;

/// <summary>House rules that the compiler cannot check.</summary>
public sealed class HouseTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    [Theory]
    [InlineData("Formats")]
    [InlineData("Language")]
    public void Formats_and_language_use_neither_the_web_nor_the_database(string folder)
    {
        var sources = Directory.GetFiles(
            Path.Combine(Root, "src", "NewsReader", folder),
            "*.cs",
            SearchOption.AllDirectories
        );
        Assert.NotEmpty(sources);
        Assert.DoesNotContain(
            sources,
            file =>
                File.ReadAllText(file) is var text
                && (
                    text.Contains("Microsoft.AspNetCore", StringComparison.Ordinal)
                    || text.Contains("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                    || text.Contains("NewsReader.Collection", StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public void Foreign_xml_is_read_in_one_place_and_our_keys_in_another() =>
        Assert.Equal(
            ["FeedXml.cs", "KeyFiles.cs"],
            Sources()
                .Where(file =>
                    Regex.IsMatch(
                        File.ReadAllText(file),
                        @"XmlReader\.Create\(|XDocument\.(Load|Parse)|XElement\.(Load|Parse)|new XmlDocument|new XmlTextReader|XPathDocument|XmlSerializer"
                    )
                )
                .Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Unsafe_html_is_written_in_one_place() =>
        Assert.Equal(
            ["Show.cshtml"],
            Directory
                .GetFiles(Path.Combine(Root, "src"), "*.cshtml", SearchOption.AllDirectories)
                .Where(file => File.ReadAllText(file).Contains("@Html.Raw", StringComparison.Ordinal))
                .Select(file => Path.GetFileName(file))
        );

    [Fact]
    public void No_view_has_inline_style_or_script() =>
        Assert.DoesNotContain(
            Directory.GetFiles(Path.Combine(Root, "src"), "*.cshtml", SearchOption.AllDirectories),
            file =>
                File.ReadAllText(file) is var text
                && (
                    text.Contains("style=", StringComparison.Ordinal)
                    || text.Contains(" on", StringComparison.Ordinal) && Regex.IsMatch(text, "<[^>]* on[a-z]+=")
                )
        );

    [Fact]
    public void Every_local_path_in_a_view_begins_with_a_tilde()
    {
        // Links to other sites, and the canonical address, which is absolute.
        string[] elsewhere = ["@Model.Url", "@Model.CommentsUrl", "@file.Url", "@canonical"];
        var addresses = Directory
            .GetFiles(Path.Combine(Root, "src"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file =>
                Regex
                    .Matches(
                        File.ReadAllText(file),
                        """(?<![\w-])(?:href|src|srcset|action|formaction|poster)="(?<value>[^"]*)"""
                    )
                    .Select(match => (Path.GetFileName(file), match.Groups["value"].Value))
            )
            .ToList();
        Assert.Contains(addresses, address => address.Value == "@Root/wanted");
        Assert.DoesNotContain(
            addresses,
            address =>
                !address.Value.StartsWith("@Root", StringComparison.Ordinal)
                && !address.Value.StartsWith("~/", StringComparison.Ordinal)
                && !address.Value.StartsWith('#')
                && !elsewhere.Contains(address.Value)
        );
    }

    [Fact]
    public void No_redirect_forgets_the_path_base() =>
        Assert.DoesNotContain(
            Sources(),
            file =>
                Regex.IsMatch(
                    File.ReadAllText(file),
                    """(?<!present\.)\b(Local)?Redirect(Permanent)?\(\$?"|Headers\.Location = \$?"|Results\.Redirect"""
                )
        );

    [Fact]
    public void Test_classes_dispose_of_what_they_hold() =>
        Assert.DoesNotContain(
            typeof(HouseTests).Assembly.GetTypes(),
            type =>
                typeof(IAsyncDisposable).IsAssignableFrom(type)
                && !typeof(IAsyncLifetime).IsAssignableFrom(type)
                && type.GetMethods().Any(method => method.IsDefined(typeof(FactAttribute), inherit: true))
        );

    [Fact]
    public void No_line_is_longer_than_140_characters() =>
        Assert.Empty(
            Written()
                .SelectMany(file =>
                    File.ReadLines(file)
                        .Index()
                        .Where(line => line.Item.Length > 140)
                        .Select(line => $"{Path.GetRelativePath(Root, file)}:{line.Index + 1}")
                )
        );

    // Generated files are not checked line by line.
    private static IEnumerable<string> Written() =>
        Sources()
            .Where(file =>
                !file.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
                && !file.Contains(
                    $"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            );

    private static string[] Sources() =>
        Directory.GetFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
