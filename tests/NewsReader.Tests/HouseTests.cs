using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using NewsReader.Intake.Search;

namespace NewsReader.Tests;

/// <summary>Rules of the house that the compiler does not know.</summary>
public sealed class HouseTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    [Theory]
    [InlineData("Formats")]
    [InlineData("Language")]
    public void What_reads_and_compares_knows_neither_the_web_nor_the_database(string folder)
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
    public void Xml_of_others_is_read_in_one_place_with_its_limits_and_our_own_keys_in_another() =>
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
    public void Every_path_of_this_site_in_a_view_begins_with_its_root()
    {
        // What leads elsewhere, and the canonical address, which is a whole one.
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
    public void No_redirect_forgets_the_path_that_the_site_is_served_under() =>
        Assert.DoesNotContain(
            Sources(),
            file =>
                Regex.IsMatch(
                    File.ReadAllText(file),
                    """(?<!present\.)\b(Local)?Redirect(Permanent)?\(\$?"|Headers\.Location = \$?"|Results\.Redirect"""
                )
        );

    [Fact]
    public void A_field_has_its_name_from_a_form_record()
    {
        // Password managers look for a user name in a form that changes a password; nothing reads it here.
        string[] byHand = ["username"];
        var views = Directory
            .GetFiles(Path.Combine(Root, "src"), "*.cshtml", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .ToList();
        Assert.NotEqual(
            byHand,
            NamesIn([.. views, """<p><input id="x" value="@(a > 1 ? "b" : "c")" name="other"></p>"""])
        );
        Assert.Equal(byHand, NamesIn(views));

        // What stands in name="" within a control, unless code says it.
        static IEnumerable<string> NamesIn(IEnumerable<string> texts) =>
            texts.SelectMany(text =>
                Regex
                    .Matches(
                        text,
                        """<(?:input|select|textarea|button)\b(?:(?!<[a-z]).)*?\sname="(?<name>[^"@]+)""",
                        RegexOptions.Singleline
                    )
                    .Select(match => match.Groups["name"].Value)
            );
    }

    [Fact]
    public void A_post_takes_what_was_sent_in_one_form_record_beside_its_controller()
    {
        var posts = typeof(Program)
            .Assembly.GetTypes()
            .Where(type => typeof(ControllerBase).IsAssignableFrom(type))
            .SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(HttpPostAttribute)))
            .ToList();
        Assert.Contains(posts, post => Sent(post).Any());
        Assert.DoesNotContain(
            posts,
            post => Sent(post).Count() > 1 || Sent(post).Any(sent => !IsFormBeside(sent.ParameterType, post))
        );

        // All parameters that the address does not name.
        static IEnumerable<ParameterInfo> Sent(MethodInfo post) =>
            post.GetParameters()
                .Where(parameter =>
                    parameter.ParameterType != typeof(CancellationToken)
                    && !Regex.IsMatch(
                        post.GetCustomAttribute<HttpPostAttribute>()!.Template!,
                        $@"\{{{parameter.Name}\b"
                    )
                );

        static bool IsFormBeside(Type type, MethodInfo post) =>
            type.Name.EndsWith("Form", StringComparison.Ordinal)
            && type is { IsSealed: true }
            && type.GetMethod("<Clone>$") is not null
            && type.Namespace == post.DeclaringType!.Namespace;
    }

    [Fact]
    public void What_a_test_class_holds_is_disposed_of() =>
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

    // What tools write is not read line by line.
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
