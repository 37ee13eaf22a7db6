using System.Text;
using NewsReader.Formats;
using NewsReader.Formats.Documents;
using NewsReader.Formats.Html;
using NewsReader.Incoming.Files;

namespace NewsReader.Tests.Formats.Documents;

/// <summary>What is beyond the limits, and too large to lie among the samples.</summary>
public sealed class RefusedDocumentsTests
{
    [Fact]
    public void Over_ten_megabytes_is_refused_by_name_and_size()
    {
        using var folder = new TempFolder();
        var file = folder.Write("large.txt", new byte[10_000_001]);
        var refusal = Assert.Throws<DocumentException>(() => DocumentFile.Read(new(file), file));
        Assert.Equal("large.txt: expected at most 10 MB, found 10000001 bytes", refusal.Message);
    }

    [Fact]
    public void Ten_megabytes_of_bytes_are_refused_by_the_parser_too() =>
        Assert.Contains("at most 10 MB", Refusal(new byte[10_000_001], "large.txt"), StringComparison.Ordinal);

    [Fact]
    public void A_pipe_does_not_hold_the_import()
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
    public void A_line_of_a_megabyte_without_an_end_takes_no_longer_than_it_is_long(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 1_000_000 / Encoding.UTF8.GetByteCount(part)));
        var took = System.Diagnostics.Stopwatch.StartNew();
        Assert.InRange(
            DocumentParser.Parse(Encoding.UTF8.GetBytes($"Words {text}"), "line.txt").Headline.Length,
            1,
            160
        );
        // It takes less than a second; by the square of its length, minutes.
        Assert.InRange(took.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void One_line_of_a_megabyte_is_kept_whole()
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
    public void Another_kind_of_file_is_refused_by_name(string name, string kind) =>
        Assert.Equal(
            $"{name}: expected a name that ends in .txt, .md, .markdown, .html, .htm, .xhtml or .mhtml, found {kind}",
            Refusal("text"u8.ToArray(), name)
        );

    private static string Refusal(byte[] bytes, string name) =>
        Assert.Throws<DocumentException>(() => DocumentParser.Parse(bytes, name)).Message;
}
