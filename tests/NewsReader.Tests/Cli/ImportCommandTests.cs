namespace NewsReader.Tests.Cli;

[Trait("Speed", "Slow")]
public sealed class ImportCommandTests : IDisposable
{
    private readonly TempFolder here = TempFolder.WithDatabase();

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task Bad_files_are_refused_by_name_and_the_rest_is_imported()
    {
        here.Write("news/good.txt", "A plain story\n\nIts text is here.\n");
        here.Write("news/deep/deeper/nested.md", "---\ntitle: A nested story\n---\nIts text is here.\n");
        here.Write("news/binary.txt", [0x7F, 0x45, 0x4C, 0x46, 0x00, 0x01]);
        here.Write("news/latin-1.txt", "Une histoire\n\nUn "u8.ToArray().Append((byte)0xE9).ToArray());
        here.Write("news/empty.md", "");
        here.Write("news/blank.txt", " \n\n");
        here.Write("news/front.md", "---\ntitle: [unclosed\n---\nText.\n");
        here.Write("news/large.txt", new byte[10_000_001]);
        here.Write("news/not-a-document.log", "Left alone.");

        var end = await NewsProgram.Run(here, "import", "news");

        Assert.Equal(1, end.ExitCode);
        Assert.Equal("3 added, 0 filled, 0 updated, 0 unchanged, 5 refused", end.Output[^1]);
        Assert.Equal($"Not read: kind .log: {here.Path}/news/not-a-document.log", end.Errors[^1]);
        Assert.Equal(6, end.Errors.Count);
        foreach (
            var (file, reason) in (ReadOnlySpan<(string, string)>)
                [
                    ("binary.txt", "line 1: expected text, found a NUL byte"),
                    ("latin-1.txt", "line 3: expected UTF-8, found the byte 0xE9"),
                    ("empty.md", "found an empty document"),
                    ("blank.txt", "found an empty document"),
                    ("large.txt", "expected at most 10 MB, found 10000001 bytes"),
                ]
        )
        {
            var line = Assert.Single(
                end.Errors,
                line => line.StartsWith($"Refused {here.Path}/news/{file}: ", StringComparison.Ordinal)
            );
            Assert.Contains(reason, line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Document_is_imported_and_what_was_left_out_is_reported()
    {
        here.Write("news/odd.md", "---\ntitle: An odd one\ndate: someday\n---\nIts text is here.\n");

        var end = await NewsProgram.Run(here, "import", "news");

        Assert.Equal((0, "1 added, 0 filled, 0 updated, 0 unchanged, 0 refused"), (end.ExitCode, end.Output[^1]));
        Assert.StartsWith(
            $"{here.Path}/news/odd.md: line 3: “date” was left out: expected a date such as",
            Assert.Single(end.Errors),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task First_500_related_headlines_are_imported_and_the_rest_is_counted()
    {
        here.Write(
            "news/many.txt",
            "A story of many\n\nIts text is here.\n\n\n"
                + string.Join('\n', Enumerable.Range(0, 30_000).Select(i => $"Related headline number {i}"))
        );

        var end = await NewsProgram.Run(here, "import", "news");

        Assert.Equal(0, end.ExitCode);
        Assert.EndsWith(
            "Of 30,000 related headlines the first 500 were taken, and 29,500 were left out",
            Assert.Single(end.Errors),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Importing_again_changes_nothing()
    {
        here.Write("news/one.txt", "The first story\n\nIts text is here.\n\n\nThe second story\n");
        here.Write("news/two.md", "# Another story\n\nIts text is here.\n");

        var first = await NewsProgram.Run(here, "import", "news");
        var second = await NewsProgram.Run(here, "import", "news", "news/one.txt");

        Assert.Equal((0, "2 added, 0 filled, 0 updated, 0 unchanged, 0 refused"), (first.ExitCode, first.Output[^1]));
        Assert.Equal((0, "0 added, 0 filled, 0 updated, 3 unchanged, 0 refused"), (second.ExitCode, second.Output[^1]));
        Assert.Empty(first.Errors.Concat(second.Errors));
    }

    [Fact]
    public async Task Waiting_headline_is_filled_and_edited_story_is_updated()
    {
        here.Write("news/lister.txt", "A story that lists\n\nIts text is here.\n\n\nA headline that waits\n");
        await NewsProgram.Run(here, "import", "news");
        here.Write("news/waited-for.txt", "A headline that waits\n\nNow its text is here.\n");
        here.Write("news/lister.txt", "A story that lists\n\nIts text is another.\n\n\nA headline that waits\n");

        var end = await NewsProgram.Run(here, "import", "news");

        Assert.Equal((0, "0 added, 1 filled, 1 updated, 0 unchanged, 0 refused"), (end.ExitCode, end.Output[^1]));
    }

    [Theory]
    [InlineData("missing.txt")]
    [InlineData("missing-folder")]
    public async Task Missing_path_is_refused_by_name(string path)
    {
        here.Write("good.txt", "A plain story\n\nIts text is here.\n");

        var end = await NewsProgram.Run(here, "import", path, "good.txt");

        Assert.Equal((1, "1 added, 0 filled, 0 updated, 0 unchanged, 1 refused"), (end.ExitCode, end.Output[^1]));
        Assert.StartsWith(
            $"Refused {here.Path}/{path}: expected a readable file",
            Assert.Single(end.Errors),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Data_option_selects_the_data_folder()
    {
        using var here = new TempFolder();
        here.Write("good.txt", "A plain story\n\nIts text is here.\n");

        var end = await NewsProgram.Run(here, "import", "good.txt", "--data", "elsewhere");

        Assert.Equal(0, end.ExitCode);
        Assert.True(File.Exists(Path.Combine(here.Path, "elsewhere", "news.db")));
        Assert.False(Directory.Exists(Path.Combine(here.Path, "data")));
    }

    [Fact]
    public async Task Data_folder_that_is_a_file_is_named_in_the_error()
    {
        here.Write("file", "Not a folder.");
        here.Write("good.txt", "A plain story\n\nIts text is here.\n");

        var import = await NewsProgram.Run(here, "import", "good.txt", "--data", "file");
        var serve = await NewsProgram.Run(here, "--data", "file");

        Assert.StartsWith(
            $"The data folder {here.Path}/file cannot be used: ",
            import.FailedPlainly(),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            $"The data folder {here.Path}/file cannot be used: ",
            serve.FailedPlainly(),
            StringComparison.Ordinal
        );
    }
}
