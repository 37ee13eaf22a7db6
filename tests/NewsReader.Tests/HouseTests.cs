using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using NewsReader.Intake.Search;

namespace NewsReader.Tests;

/// <summary>House rules that the compiler cannot check.</summary>
public sealed class HouseTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    // Which room may use which. Whatever is not listed here is refused; Program, which puts them together, uses all.
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Language"] = [],
        ["Formats"] = ["Language"],
        ["Hosting"] = ["Formats", "Language"],
        ["Fetching"] = ["Formats", "Language", "Hosting"],
        ["Collection"] = ["Formats", "Language", "Hosting"],
        ["Intake"] = ["Collection", "Formats", "Language", "Hosting"],
        ["Accounts"] = ["Intake", "Collection", "Formats", "Language", "Hosting"],
        ["Incoming"] = ["Intake", "Collection", "Formats", "Language", "Fetching", "Hosting"],
        ["Health"] = ["Collection", "Hosting"],
        ["Site"] = ["Accounts", "Incoming", "Intake", "Collection", "Formats", "Language", "Fetching", "Hosting"],
        ["Cli"] = ["Accounts", "Incoming", "Intake", "Collection", "Formats", "Language", "Fetching", "Hosting"],
    };

    private const int MostFilesInAFolder = 14;

    [Fact]
    public void Each_room_uses_only_the_rooms_that_it_may()
    {
        var used = Code()
            .SelectMany(file => UsedBy(file).Select(other => (From: RoomOf(file.Folder), To: RoomOf(other))));
        var arrows = used.Where(arrow => arrow.From.Length > 0 && arrow.From != arrow.To).ToHashSet();
        Assert.Contains(("Intake", "Collection"), arrows);
        Assert.DoesNotContain(arrows, arrow => !Arrows[arrow.From].Contains(arrow.To));
    }

    [Fact]
    public void No_room_is_reached_from_a_room_that_it_uses()
    {
        HashSet<string> done = [];
        while (Arrows.Keys.Except(done).FirstOrDefault(room => Arrows[room].All(done.Contains)) is { } next)
            done.Add(next);
        Assert.Empty(Arrows.Keys.Except(done));
    }

    [Fact]
    public void No_two_folders_use_each_other_unless_one_is_in_the_other()
    {
        var arrows = Code()
            .SelectMany(file => UsedBy(file).Select(other => (From: file.Folder, To: other)))
            .ToHashSet();
        Assert.Contains(("Site.Articles", "Site.Trail"), arrows);
        Assert.DoesNotContain(
            arrows,
            arrow =>
                arrows.Contains((arrow.To, arrow.From))
                && !IsWithin(arrow.From, arrow.To)
                && !IsWithin(arrow.To, arrow.From)
        );
    }

    [Fact]
    public void A_namespace_is_its_folder() =>
        Assert.Empty(
            Code()
                .Where(file =>
                    Regex.Match(file.Text, @"^namespace ([\w.]+);", RegexOptions.Multiline) is { Success: true } match
                    && match.Groups[1].Value != $"NewsReader.{file.Folder}".TrimEnd('.')
                )
                .Select(file => file.Name)
        );

    [Fact]
    public void Each_file_has_the_name_of_its_type_and_only_records_and_enums_sit_with_another()
    {
        var types = Code()
            .SelectMany(file => TypesIn(file).Select(type => (file.Name, type.Kind, Type: type.Name)))
            .ToList();
        Assert.Contains(types, type => type is { Name: "NewsDb", Type: "NewsDb" });
        Assert.DoesNotContain(
            types,
            type => type.Type != type.Name && type.Kind is not ("record" or "record struct" or "enum")
        );
        Assert.Empty(
            types
                .GroupBy(type => type.Name)
                .Where(file => file.All(type => type.Type != file.Key))
                .Select(file => file.Key)
        );
    }

    [Fact]
    public void No_two_types_share_a_name() =>
        Assert.Empty(
            Code()
                .SelectMany(file => TypesIn(file).Select(type => (type.Name, Place: $"{file.Folder}/{file.Name}")))
                .Distinct()
                .GroupBy(type => type.Name)
                .Where(type => type.Count() > 1)
                .Select(type => type.Key)
        );

    [Fact]
    public void No_folder_holds_more_than_14_files() =>
        Assert.Empty(
            Directory
                .GetFiles(Path.Combine(Root, "src", "NewsReader"), "*.cs*", SearchOption.AllDirectories)
                .Where(file =>
                    file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal)
                )
                .Where(file => !IsGenerated(file))
                .GroupBy(file => Path.GetRelativePath(Root, Path.GetDirectoryName(file)!))
                .Where(folder => folder.Count() > MostFilesInAFolder)
                .Select(folder => $"{folder.Key}: {folder.Count()}")
        );

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
            && (type.Namespace + ".").StartsWith(post.DeclaringType!.Namespace + ".", StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_is_tested_by_selectors_and_not_by_pieces_of_its_markup()
    {
        // These look at a feed, or at the raw text that an attack left.
        string[] raw = ["BehindNginxTests.cs", "PathBaseMiddlewareTests.cs", "SearchTests.cs", "UploadTests.cs"];
        Assert.True(
            HasMarkup("""Assert.Contains("<h1>Search</h1>", await site.Html(path), StringComparison.Ordinal);""")
        );
        Assert.True(HasMarkup("""Assert.DoesNotContain($"href=\"{x}\"", html, StringComparison.Ordinal);"""));
        Assert.False(HasMarkup("""Assert.Contains("No results.", await site.Html(path), StringComparison.Ordinal);"""));
        Assert.Equal(
            raw,
            Directory
                .GetFiles(Path.Combine(Root, "tests", "NewsReader.Tests"), "*.cs", SearchOption.AllDirectories)
                .Where(file =>
                    !IsGenerated(file) && !IsIn(file, "Formats") && Path.GetFileName(file) != "HouseTests.cs"
                )
                .Where(file => HasMarkup(File.ReadAllText(file)))
                .Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal)
        );

        // An assertion that looks for a tag or an attribute in the text of a whole page.
        static bool HasMarkup(string code) =>
            Regex.IsMatch(
                code,
                """
                Assert\.\w+\(\s*\$?"(?:\\.|[^"\\\n])*(?:</?[a-z]|\b(?:href|class|id|name|value|rel|src|role)=)(?:\\.|[^"\\\n])*",\s*
                (?:await\ [\w.]+(?:\.Html\(|ReadAsStringAsync)|WebUtility|html\b|page\s*[,)])
                """,
                RegexOptions.IgnorePatternWhitespace
            );

        static bool IsIn(string file, string folder) =>
            Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Contains(folder);
    }

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

    // Generated files are not checked.
    private static IEnumerable<string> Written() => Sources().Where(file => !IsGenerated(file));

    private static bool IsGenerated(string file) =>
        Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar) is var parts
        && (parts.Contains("obj") || parts.Contains("bin") || parts.Contains("Migrations"));

    private static string[] Sources() =>
        Directory.GetFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories);

    /// <summary>Each source file: its name without ending, its folder as a namespace ("Site.Owner.Feeds"), its text.</summary>
    private static IEnumerable<CodeFile> Code() =>
        Written()
            .Select(path => new CodeFile(
                path,
                Path.GetFileName(path).Split('.')[0],
                Path.GetRelativePath(Path.Combine(Root, "src", "NewsReader"), Path.GetDirectoryName(path)!)
                    .Replace(Path.DirectorySeparatorChar, '.')
                    .TrimStart('.'),
                File.ReadAllText(path)
            ));

    // The folders that a file names, in its usings or in front of a type. Folders above its own need neither.
    private static IEnumerable<string> UsedBy(CodeFile file) =>
        Regex
            .Matches(
                Regex.Replace(file.Text, "(?m)(?<!:)//.*$", ""),
                $@"^using (?:static |\w+ = )?NewsReader\.(?<name>[\w.]+);|(?<![\w.""/])(?:NewsReader\.)?(?<name>(?:{string.Join('|', Arrows.Keys)})\.[A-Z][\w.]*)",
                RegexOptions.Multiline
            )
            .Select(match => FolderOf(match.Groups["name"].Value))
            .Where(folder => folder != file.Folder);

    // The longest part of a name that is a folder: of "Site.Trail.TrailSteps.None", it is "Site.Trail".
    private static string FolderOf(string name)
    {
        while (
            name.Contains('.', StringComparison.Ordinal)
            && !Directory.Exists(Path.Combine([Root, "src", "NewsReader", .. name.Split('.')]))
        )
            name = name[..name.LastIndexOf('.')];
        return name;
    }

    private static string RoomOf(string folder) => folder.Split('.')[0];

    private static bool IsWithin(string folder, string other) =>
        folder.StartsWith(other + ".", StringComparison.Ordinal);

    private static IEnumerable<(string Kind, string Name)> TypesIn(CodeFile file) =>
        Regex
            .Matches(
                file.Text,
                @"^(?:public |internal |file )?(?:(?:static|sealed|abstract|readonly|partial|ref) )*(?<kind>class|record struct|record|struct|interface|enum) (?<name>\w+)",
                RegexOptions.Multiline
            )
            .Select(match => (match.Groups["kind"].Value, match.Groups["name"].Value));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private sealed record CodeFile(string Path, string Name, string Folder, string Text);
}
