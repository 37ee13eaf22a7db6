using System.Text;
using NewsReader.Formats;
using NewsReader.Formats.Documents;
using NewsReader.Formats.Html;
using NewsReader.Incoming.Files;

namespace NewsReader.Tests.Formats.Documents;

/// <summary>Documents beyond the limits that are too large for the samples folder.</summary>
public sealed class RefusedDocumentsTests
{
    [Fact]
    public void File_over_10_MB_is_refused_with_its_name_and_size()
    {
        using var folder = new TempFolder();
        var file = folder.Write("large.txt", new byte[10_000_001]);
        var refusal = Assert.Throws<DocumentException>(() => DocumentFile.Read(new(file), file));
        Assert.Equal("large.txt: expected at most 10 MB, found 10000001 bytes", refusal.Message);
    }

    [Fact]
    public void Parser_also_refuses_more_than_10_MB() =>
        Assert.Contains("at most 10 MB", Refusal(new byte[10_000_001], "large.txt"), StringComparison.Ordinal);

    [Fact]
    public void Named_pipe_does_not_block_the_import()
    {
        using var folder = new TempFolder();
        var pipe = Path.Combine(folder.Path, "pipe.txt");
        using var made = System.Diagnostics.Process.Start("mkfifo", pipe);
        made.WaitForExit();
        Assert.Throws<DocumentException>(() => DocumentFile.Read(new(pipe), pipe));
    }

    [Theory]
    [InlineData("—")]
    [InlineData("，")]
    [InlineData("St. ")]
    [InlineData("a, ")]
    public void Cost_of_a_long_line_is_linear(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 1_000_000 / Encoding.UTF8.GetByteCount(part)));
        var took = System.Diagnostics.Stopwatch.StartNew();
        Assert.InRange(
            DocumentParser.Parse(Encoding.UTF8.GetBytes($"Words {text}"), "line.txt").Headline.Length,
            1,
            160
        );
        // Takes less than a second; at quadratic cost it would take minutes.
        Assert.InRange(took.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Line_of_a_megabyte_is_kept_complete()
    {
        var draft = DocumentParser.Parse(
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("word ", 200_000)) + "end."),
            "line.txt"
        );
        Assert.True(draft.HeadlineIsDerived);
        Assert.InRange(draft.Headline.Length, 100, 160);
        Assert.Equal(200_001, ReadingTime.Words(ArticleHtml.Sanitise(draft.Html!).Text));
    }

    [Theory]
    [InlineData("notes.pdf", ".pdf (a PDF)")]
    [InlineData("notes.DOCX", ".docx (a Word document)")]
    [InlineData("notes.log", ".log")]
    [InlineData("notes", "a name without an ending")]
    public void Other_kinds_of_files_are_refused_by_name(string name, string kind) =>
        Assert.Equal(
            $"{name}: expected a name that ends in .txt, .md, .markdown, .html, .htm, .xhtml or .mhtml, found {kind}",
            Refusal("text"u8.ToArray(), name)
        );

    private static string Refusal(byte[] bytes, string name) =>
        Assert.Throws<DocumentException>(() => DocumentParser.Parse(bytes, name)).Message;
}
