using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsReader.Tests.Site.Help;

/// <summary>The same files as a code host shows them, and both READMEs.</summary>
public sealed partial class MarkdownFilesTests
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .Build();

    private static readonly string[] Folders = ["src", "tests"];

    private static readonly string[] NotOurs =
    [
        "XmlReader",
        "PartitionedRateLimiter",
        "ConcurrencyLimiter",
        "DbException",
    ];

    public static TheoryData<string> Files =>
        [
            "README.md",
            "src/README.md",
            .. HelpFiles.Names.Select(name => Path.GetRelativePath(HelpFiles.Root, HelpFiles.Of(name))),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_link_leads_to_a_file_and_a_heading_that_exist(string file)
    {
        var path = Path.Combine(HelpFiles.Root, file);
        var links = Read(path).Descendants<LinkInline>().Select(link => link.Url!).ToList();
        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            Assert.False(link.Contains(':', StringComparison.Ordinal), $"{link} leads away from the project");
            var (target, fragment) = (link.Split('#')[0], link.Split('#').ElementAtOrDefault(1));
            target = target.Length == 0 ? path : Path.Combine(Path.GetDirectoryName(path)!, target);
            Assert.True(Path.Exists(target), $"{link} in {file}");
            if (fragment is not null)
                Assert.Contains(fragment, Read(target).OfType<HeadingBlock>().Select(h => h.GetAttributes().Id));
        }
    }

    [Fact]
    public void README_is_short_shows_two_pictures_and_leads_to_the_rest()
    {
        var path = Path.Combine(HelpFiles.Root, "README.md");
        Assert.InRange(File.ReadLines(path).Count(), 1, 150);
        Assert.Contains("No licence has been chosen yet.", File.ReadAllText(path), StringComparison.Ordinal);
        var links = Read(path).Descendants<LinkInline>().ToList();
        var pictures = links.Where(link => link.IsImage).Select(link => link.Url!).ToList();
        Assert.Equal(2, pictures.Count);
        Assert.All(
            pictures,
            picture => Assert.InRange(new FileInfo(Path.Combine(HelpFiles.Root, picture)).Length, 1, 150_000)
        );
        Assert.Subset(
            links.Select(link => link.Url!).ToHashSet(),
            HelpFiles
                .Names.Where(name => name != "index")
                .Select(name => $"src/NewsReader/Site/Help/{name}.md")
                .ToHashSet()
        );
    }

    [Fact]
    public void What_the_developers_README_names_exists()
    {
        var named = Read(Path.Combine(HelpFiles.Root, "src", "README.md"))
            .Descendants<CodeInline>()
            .Select(code => OurName().Match(code.Content).Groups["name"].Value)
            .Where(name => name.Length > 0)
            .Except(NotOurs)
            .ToList();
        var here = Folders
            .SelectMany(folder =>
                Directory.GetFileSystemEntries(
                    Path.Combine(HelpFiles.Root, folder),
                    "*",
                    new EnumerationOptions { RecurseSubdirectories = true }
                )
            )
            .Select(path => Path.GetFileName(path).Split('.')[0])
            .ToHashSet();

        Assert.True(named.Count > 30);
        Assert.Empty(named.Except(here));
    }

    // A type, perhaps with a member, or a folder with the folders above it.
    [GeneratedRegex(@"^(?:[A-Z]\w+/)*(?<name>[A-Z][a-z]+[A-Z]\w*|(?<=/)[A-Z]\w+)(?:\.[A-Z]\w+)?$")]
    private static partial Regex OurName();

    private static MarkdownDocument Read(string file) => Markdown.Parse(File.ReadAllText(file), Pipeline);
}
