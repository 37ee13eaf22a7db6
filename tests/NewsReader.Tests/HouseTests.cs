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

    // Which room may use which. Whatever is not listed here is refused. The files beside the rooms are rooms of their
    // own, which put the others together.
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
        ["CollectionServices"] = ["Site", "Incoming", "Intake", "Collection", "Fetching", "Hosting"],
        ["SiteServer"] = ["Cli", "Collection", "Hosting"],
        ["Program"] =
        [
            "SiteServer",
            "CollectionServices",
            "Cli",
            "Site",
            "Health",
            "Accounts",
            "Incoming",
            "Intake",
            "Collection",
            "Fetching",
            "Hosting",
        ],
    };

    private const int MostFilesInAFolder = 14;

    [Fact]
    public void Each_room_uses_only_the_rooms_that_it_may()
    {
        var arrows = ArrowsIn([.. Code(), .. Views()]);
        Assert.Contains(("Intake", "Collection"), arrows);
        Assert.Contains(("Site", "Hosting"), ArrowsIn(Views()));
        Assert.Contains(("SiteServer", "Cli"), arrows);
        Assert.DoesNotContain(arrows, IsRefused);

        Assert.Contains(ArrowsIn([new("Index", "Fetching", "@using NewsReader.Site.Latest")]), IsRefused);
        Assert.Contains(ArrowsIn([new("Index", "Health", "@model IReadOnlyList<IndexPage>")]), IsRefused);
        Assert.Contains(ArrowsIn([new("OwnerServices", "Accounts", "var url = SiteServer.DefaultUrl;")]), IsRefused);
        Assert.Contains(ArrowsIn([new("SiteServer", "", "using NewsReader.Intake;")]), IsRefused);

        static bool IsRefused((string From, string To) arrow) => !Arrows[arrow.From].Contains(arrow.To);

        static HashSet<(string From, string To)> ArrowsIn(IEnumerable<CodeFile> files) =>
            [
                .. files
                    .SelectMany(file => UsedBy(file).Select(other => (From: RoomOf(file), To: other.Split('.')[0])))
                    .Where(arrow => arrow.From != arrow.To),
            ];
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
            .Concat(Views())
            .SelectMany(file => UsedBy(file).Select(other => (From: file.Folder, To: other)))
            .Where(arrow => arrow.From.Length > 0)
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
    public void Each_file_has_the_name_of_its_type()
    {
        var files = Code().Where(file => TypesIn(file).Any()).ToList();
        Assert.Contains(files, file => file.Name == "NewsDb");
        Assert.Empty(files.Where(file => TypesIn(file).All(type => type.Name != file.Name)).Select(file => file.Name));
    }

    [Fact]
    public void A_public_type_has_a_file_of_its_own_unless_it_is_a_small_part_of_another()
    {
        Assert.Empty(Code().SelectMany(Misplaced));

        // A record can be a row of a page, a value, one of the kinds of the file's type, or known to this project only.
        Assert.Empty(Misplaced(new("FeedsPage", "Site", "public sealed record FeedRow(string Title);")));
        Assert.Empty(Misplaced(new("Terms", "Language", "public readonly record struct Term(string Stem);")));
        Assert.Empty(Misplaced(new("Shape", "Site", "public sealed record Circle(\n    int Size\n) : Shape;")));
        Assert.Empty(Misplaced(new("Feeds", "Site", "internal sealed record FeedRow(string Title);")));

        Assert.NotEmpty(Misplaced(new("Feeds", "Site", "public sealed record FeedRow(string Title);")));
        Assert.NotEmpty(Misplaced(new("Feeds", "Site", "public enum FeedKind")));
        Assert.NotEmpty(Misplaced(new("FeedsPage", "Site", "internal sealed class FeedRow")));

        static IEnumerable<string> Misplaced(CodeFile file) =>
            TypesIn(file)
                .Where(type => type.Name != file.Name)
                .Where(type =>
                    type.Kind is not ("record" or "record struct" or "enum")
                    || type.IsPublic
                        && type.Kind != "record struct"
                        && !file.Name.EndsWith("Page", StringComparison.Ordinal)
                        && !Regex.IsMatch(file.Text, $@"record {type.Name}\b[^;{{]*:\s*{file.Name}\b")
                )
                .Select(type => $"{file.Folder}/{file.Name}: {type.Name}");
    }

    [Fact]
    public void A_type_is_in_one_file_and_no_two_share_a_name()
    {
        Assert.Empty(WrittenTwice(Code()));

        CodeFile half = new("Feed", "Site", "public sealed partial class Feed");
        Assert.Empty(WrittenTwice([half]));
        Assert.NotEmpty(WrittenTwice([half, half with { Text = "public sealed partial class Feed { }" }]));
        Assert.NotEmpty(WrittenTwice([half, half with { Folder = "Collection" }]));

        static IEnumerable<string> WrittenTwice(IEnumerable<CodeFile> files) =>
            files
                .SelectMany(file => TypesIn(file).Select(type => (type.Name, File: file)))
                .Distinct()
                .GroupBy(type => type.Name)
                .Where(type => type.Count() > 1)
                .Select(type => type.Key);
    }

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
    public void Only_these_files_hold_sql_or_know_sqlite()
    {
        // A second database would need another version of each of these, and of nothing else but the migrations.
        string[] allowed =
        [
            "Collection/DatabaseFault",
            "Collection/DatabaseWriter",
            "Collection/NewsDbSchema",
            "Collection/ReadOnlyConnections",
            "Collection/SqliteCommands",
            "Collection/SqliteFileCheck",
            "Collection/SqliteLibrary",
            "Hosting.Machine/TempFiles",
            "Intake.Search/SearchIndex",
            "Site.Images/PictureSizeStore",
            "Site.Search/SearchSql",
            "Site.Search/TimeLimitedQuery",
        ];
        Assert.Contains(Code(), file => file.Name == "SearchIndex" && HoldsSql(file));
        Assert.True(HoldsSql(new("FeedQueries", "Site", "db.Feeds.FromSql($\"SELECT 1\")")));
        Assert.True(HoldsSql(new("FeedQueries", "Site", "catch (SqliteException)")));
        Assert.False(HoldsSql(new("FeedQueries", "Site", "/// <summary>Where SQLite keeps feeds.</summary>")));
        Assert.Empty(Code().Where(HoldsSql).Select(file => $"{file.Folder}/{file.Name}").Except(allowed));

        static bool HoldsSql(CodeFile file) =>
            Regex.IsMatch(
                Regex.Replace(file.Text, "(?m)(?<!:)//.*$", ""),
                @"PRAGMA|FromSql|ExecuteSql|SqlQuery|fts5|\bMATCH\b|\browid\b|VACUUM|SQLitePCL|\bSqlite(?:Connection|Command|Parameter|DataReader|Exception|OpenMode)\b"
            );
    }

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
        string[] elsewhere = ["@Model.Article.Url", "@Model.Article.CommentsUrl", "@file.Url", "@canonical"];
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
    public void No_rule_of_the_style_sheet_stands_twice_and_its_sides_are_logical()
    {
        var sheet = File.ReadAllText(Path.Combine(Root, "src", "NewsReader", "wwwroot", "site.css"));
        Assert.True(RulesIn(sheet).Count() > 100);
        Assert.Empty(FaultsIn(sheet));

        Assert.Empty(FaultsIn("@layer a { p { margin: 0; } } @layer b { p { margin: 0; } }"));
        Assert.NotEmpty(FaultsIn("@layer a { p { margin: 0; } q { color: red; } p { color: red; } }"));
        Assert.NotEmpty(FaultsIn("@layer a { p { margin: 0; color: red; } q { margin: 0; color: red; } }"));
        Assert.NotEmpty(FaultsIn("p { margin-top: 0; }"));

        // A selector stands once in a layer, and two declarations that belong together stand once too.
        static IEnumerable<string> FaultsIn(string sheet) =>
            RulesIn(sheet)
                .GroupBy(rule => (rule.Layer, rule.Selector))
                .Where(rules => rules.Count() > 1)
                .Select(rules => rules.Key.Selector)
                .Concat(
                    RulesIn(sheet)
                        .Where(rule => rule.Declarations.Count(c => c == ';') > 1)
                        .GroupBy(rule => (rule.Layer, rule.Declarations))
                        .Where(rules => rules.Count() > 1)
                        .Select(rules => rules.Key.Declarations)
                )
                .Concat(
                    Regex
                        .Matches(sheet, @"\b(?:margin|padding|border|inset)-(?:top|bottom|left|right)\b")
                        .Select(match => match.Value)
                );

        static IEnumerable<(string Layer, string Selector, string Declarations)> RulesIn(string sheet)
        {
            Stack<string> around = [];
            sheet = Regex.Replace(sheet, @"/\*.*?\*/", "", RegexOptions.Singleline);
            foreach (Match part in Regex.Matches(sheet, @"(?<opened>[^{};]+)\{(?<declarations>[^{}]*;\s*\})?|\}"))
            {
                var opened = part.Groups["opened"].Value.Trim();
                if (part.Groups["declarations"] is { Success: true, Value: var declarations })
                    yield return (string.Join(' ', around), opened, declarations.Trim('}').Trim());
                else if (opened.Length > 0)
                    around.Push(opened);
                else
                    around.Pop();
            }
        }
    }

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
    public void Tests_that_start_a_program_a_browser_or_nginx_say_that_they_are_slow()
    {
        var slow = Directory
            .GetFiles(Here(), "*Tests.cs", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetFileName(file), Text: File.ReadAllText(file)))
            .Where(file =>
                Regex.IsMatch(file.Text, @"\bNewsProgram\.(Run|Serve|Start)\(|\[(Browser|Nginx\w*)(Fact|Theory)\]")
            )
            .ToList();
        Assert.Contains(slow, file => file.Name == "ServingTests.cs");
        Assert.DoesNotContain(
            slow,
            file => !file.Text.Contains("[Trait(\"Speed\", \"Slow\")]", StringComparison.Ordinal)
        );
    }

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
    private static IEnumerable<CodeFile> Code() => Written().Select(Read);

    /// <summary>The views, in the same form.</summary>
    private static IEnumerable<CodeFile> Views() =>
        Directory
            .GetFiles(Path.Combine(Root, "src", "NewsReader"), "*.cshtml", SearchOption.AllDirectories)
            .Where(file => !IsGenerated(file))
            .Select(Read);

    private static CodeFile Read(string path) =>
        new(
            Path.GetFileName(path).Split('.')[0],
            Path.GetRelativePath(Path.Combine(Root, "src", "NewsReader"), Path.GetDirectoryName(path)!)
                .Replace(Path.DirectorySeparatorChar, '.')
                .TrimStart('.'),
            File.ReadAllText(path)
        );

    // The folder of each type.
    private static readonly Lazy<Dictionary<string, string>> Folders = new(() =>
        Code()
            .SelectMany(file => TypesIn(file).Select(type => (type.Name, file.Folder)))
            .DistinctBy(type => type.Name)
            .ToDictionary(type => type.Name, type => type.Folder)
    );

    // The folders that a file names, in its usings or in front of a type, and those of a view's model and services.
    // Folders above its own need neither.
    private static IEnumerable<string> UsedBy(CodeFile file)
    {
        var named = Regex
            .Matches(
                Regex.Replace(file.Text, "(?m)(?<!:)//.*$", ""),
                $@"^@?using (?:static |\w+ = )?NewsReader\.(?<name>[\w.]+)|(?<![\w.""/])(?:NewsReader\.)?(?<name>(?:{string.Join('|', Arrows.Keys)})\.[A-Z][\w.]*)",
                RegexOptions.Multiline
            )
            .Select(match => FolderOf(match.Groups["name"].Value));
        var ofModel = Regex
            .Matches(file.Text, @"^@(?:model|inject) (?<types>.*)$", RegexOptions.Multiline)
            .SelectMany(line => Regex.Matches(line.Groups["types"].Value, @"\w+"))
            .Select(word => Folders.Value.GetValueOrDefault(word.Value, file.Folder));
        return named.Concat(ofModel).Where(folder => folder != file.Folder);
    }

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

    // The usings of all views are in one file beside the rooms. Only Site has views.
    private static string RoomOf(CodeFile file) =>
        file.Folder.Length > 0 ? file.Folder.Split('.')[0]
        : file.Name == "_ViewImports" ? "Site"
        : file.Name;

    private static bool IsWithin(string folder, string other) =>
        folder.StartsWith(other + ".", StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Kind, bool IsPublic)> TypesIn(CodeFile file) =>
        Regex
            .Matches(
                file.Text,
                @"^(?<access>public |internal |file )?(?:(?:static|sealed|abstract|readonly|partial|ref) )*(?<kind>class|record struct|record|struct|interface|enum) (?<name>\w+)",
                RegexOptions.Multiline
            )
            .Select(match =>
                (match.Groups["name"].Value, match.Groups["kind"].Value, match.Groups["access"].Value == "public ")
            );

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private sealed record CodeFile(string Name, string Folder, string Text);
}
