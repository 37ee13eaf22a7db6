using NewsReader.Incoming.Files;

namespace NewsReader.Tests.Incoming.Files;

/// <summary>What is found in a folder, and what is named because it is not read.</summary>
public sealed class DocumentFoldersTests : IDisposable
{
    private readonly TempFolder here = new();

    public void Dispose() => here.Dispose();

    [Fact]
    public void Every_ending_of_a_document_is_found()
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
        SkippedFiles others = new();
        Assert.Equal(
            names.Order(StringComparer.Ordinal),
            DocumentFolders.FindIn(here.Path, others).Select(file => Path.GetFileName(file.Path))
        );
        Assert.Empty(others.Told());
    }

    [Fact]
    public void Other_files_are_named_once_a_sentence_for_each_kind()
    {
        foreach (
            var name in (string[])
                ["a.docx", "b.pdf", "below/c.DOCX", "d.docx", "e.docx", "README", ".hidden.pdf", ".git/x.pdf", "f.txt"]
        )
            here.Write(name, "x");
        Directory.CreateSymbolicLink(Path.Combine(here.Path, "link"), "below");
        SkippedFiles others = new();
        Assert.Single(DocumentFolders.FindIn(here.Path, others));
        var told = others.Told();
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
        Assert.Single(DocumentFolders.FindIn(here.Path, others));
        Assert.Equal([$"Not read: kind .pdf (a PDF): {here.Path}/new.pdf"], others.Told());
    }

    // A folder named for a page beside it is looked for in that page; nobody writes into this one.
    [Fact]
    public async Task A_pipe_that_is_named_like_a_page_is_not_waited_for()
    {
        here.Write("Story-parts/a.txt", "words");
        using (var made = System.Diagnostics.Process.Start("mkfifo", Path.Combine(here.Path, "Story.html")))
            await made.WaitForExitAsync();
        var found = await Task.Run(() => DocumentFolders.FindIn(here.Path).Count()).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(2, found);
    }

    [Fact]
    public async Task A_file_of_a_year_beyond_all_calendars_has_a_time_all_the_same()
    {
        // Its file system keeps such years.
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
    public void A_folder_that_leads_to_itself_ends()
    {
        here.Write("below/a.txt", "words");
        Directory.CreateSymbolicLink(Path.Combine(here.Path, "below", "up"), here.Path);
        Assert.Single(DocumentFolders.FindIn(here.Path));
    }
}
