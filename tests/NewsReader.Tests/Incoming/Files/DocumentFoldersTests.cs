using NewsReader.Incoming.Files;

namespace NewsReader.Tests.Incoming.Files;

/// <summary>Which files in a folder are found, and which are reported because they are not read.</summary>
public sealed class DocumentFoldersTests : IDisposable
{
    private readonly TempFolder here = new();

    public void Dispose() => here.Dispose();

    [Fact]
    public void Every_kind_of_document_is_found()
    {
        string[] names =
        [
            "a.htm",
            "b.html",
            "c.markdown",
            "d.MD",
            "e.mdown",
            "f.mhtml",
            "g.mht",
            "h.mkd",
            "i.text",
            "j.txt",
            "k.xhtml",
        ];
        foreach (var name in names)
            here.Write(name, "words");
        SkippedFiles skipped = new();
        Assert.Equal(
            names.Order(StringComparer.Ordinal),
            DocumentFolders.FindIn(here.Path, skipped).Select(file => Path.GetFileName(file.Path))
        );
        Assert.Empty(skipped.TakeSentences());
    }

    [Fact]
    public void Other_files_are_reported_once_with_a_sentence_for_each_kind()
    {
        foreach (
            var name in (string[])
                ["a.docx", "b.pdf", "below/c.DOCX", "d.docx", "e.docx", "README", ".hidden.pdf", ".git/x.pdf", "f.txt"]
        )
            here.Write(name, "x");
        Directory.CreateSymbolicLink(Path.Combine(here.Path, "link"), "below");
        SkippedFiles skipped = new();
        Assert.Single(DocumentFolders.FindIn(here.Path, skipped));
        var told = skipped.TakeSentences();
        Assert.Collection(
            told,
            line => Assert.Contains("a name without an ending", line, StringComparison.Ordinal),
            line =>
                Assert.StartsWith(
                    "Not read: 4 files of the kind .docx (a Word document): ",
                    line,
                    StringComparison.Ordinal
                ),
            line => Assert.Equal($"Not read: kind .pdf (a PDF): {here.Path}/b.pdf", line),
            line => Assert.StartsWith("Not read: a link to a folder: ", line, StringComparison.Ordinal)
        );
        Assert.Contains(" and 1 more", told[1], StringComparison.Ordinal);

        here.Write("new.pdf", "x");
        Assert.Single(DocumentFolders.FindIn(here.Path, skipped));
        Assert.Equal([$"Not read: kind .pdf (a PDF): {here.Path}/new.pdf"], skipped.TakeSentences());
    }

    // For a folder named after a page next to it, the page is searched for the name. Nobody writes to this pipe.
    [Fact]
    public async Task Pipe_with_the_name_of_a_page_does_not_block()
    {
        here.Write("Story-parts/a.txt", "words");
        using (var made = System.Diagnostics.Process.Start("mkfifo", Path.Combine(here.Path, "Story.html")))
            await made.WaitForExitAsync();
        var found = await Task.Run(() => DocumentFolders.FindIn(here.Path).Count()).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(2, found);
    }

    [Fact]
    public async Task File_with_an_impossible_year_still_has_a_time()
    {
        // This file system stores such years.
        if (!Directory.Exists("/dev/shm"))
            return;
        var file = Path.Combine("/dev/shm", $"{Guid.NewGuid():N}.txt");
        await File.WriteAllTextAsync(file, "words");
        try
        {
            using (var touched = System.Diagnostics.Process.Start("touch", ["-d", "@99999999999999", file]))
                await touched.WaitForExitAsync();
            Assert.Equal(DateTime.MinValue, DocumentWatcher.WrittenAt(new(file)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Folder_that_contains_a_link_to_itself_is_walked_once()
    {
        here.Write("below/a.txt", "words");
        Directory.CreateSymbolicLink(Path.Combine(here.Path, "below", "up"), here.Path);
        Assert.Single(DocumentFolders.FindIn(here.Path));
    }
}
