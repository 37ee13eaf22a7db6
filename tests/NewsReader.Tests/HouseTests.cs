using System.Runtime.CompilerServices;

namespace NewsReader.Tests;

/// <summary>Rules of the house that the compiler does not know.</summary>
public sealed class HouseTests
{
    private static readonly string[] Pure = ["Documents", "Pages"];

    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    [Fact]
    public void What_reads_documents_knows_neither_the_web_nor_the_database()
    {
        string[] sources = [.. Pure.SelectMany(folder => Directory.GetFiles(Path.Combine(Root, "src", "NewsReader", folder), "*.cs"))];
        Assert.Contains(sources, file => Path.GetFileName(file) == "DocumentParser.cs");
        Assert.Contains(sources, file => Path.GetFileName(file) == "PageReader.cs");
        Assert.DoesNotContain(sources, file => File.ReadAllText(file) is var text
            && (text.Contains("Microsoft.AspNetCore", StringComparison.Ordinal) || text.Contains("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || text.Contains("NewsReader.Data", StringComparison.Ordinal)));
    }

    [Fact]
    public void Unsafe_html_is_written_in_one_place() =>
        Assert.Equal(["Show.cshtml"], Directory.GetFiles(Path.Combine(Root, "src"), "*.cshtml", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("@Html.Raw", StringComparison.Ordinal)).Select(file => Path.GetFileName(file)));

    [Fact]
    public void No_view_has_inline_style_or_script() =>
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(Root, "src"), "*.cshtml", SearchOption.AllDirectories), file => File.ReadAllText(file) is var text
            && (text.Contains("style=", StringComparison.Ordinal) || text.Contains(" on", StringComparison.Ordinal) && System.Text.RegularExpressions.Regex.IsMatch(text, "<[^>]* on[a-z]+=")));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
