using System.Runtime.CompilerServices;

namespace NewsReader.Tests.Site.Help;

/// <summary>The Markdown files of the project that people read.</summary>
internal static class HelpFiles
{
    /// <summary>The folder that holds the whole project.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", ".."));

    private static readonly string Folder = Path.Combine(Root, "src", "NewsReader", "Site", "Help");

    /// <summary>The names of the help pages, without the ending.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [.. Directory.GetFiles(Folder, "*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    public static string Of(string name) => Path.Combine(Folder, $"{name}.md");

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
