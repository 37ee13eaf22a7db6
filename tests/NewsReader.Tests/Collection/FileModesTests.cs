using NewsReader.Tests.Accounts;

namespace NewsReader.Tests.Collection;

/// <summary>Only the program's user can read its files, from the first start on, and also those that an older version left open.</summary>
[Trait("Speed", "Slow")]
public sealed class FileModesTests : IDisposable
{
    private const UnixFileMode All =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode AllFolder =
        All | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TempFolder here = new();

    private string Data => Path.Combine(here.Path, "data");

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task Files_are_private_from_the_first_start_and_open_ones_become_private()
    {
        if (OperatingSystem.IsWindows())
            return;
        using (var program = await NewsProgram.Serve(here))
        {
            using var owner = new Visitor(program.Client);
            await owner.BecomeOwner();
            Check();
            program.Terminate();
            await program.End();
        }
        var document = here.Write("data/documents/mine.txt", "A plain story\n\nIts text is here.\n");
        File.SetUnixFileMode(document, All);
        here.Write("data/news.db.before-20261122103419_Collection", "a copy");
        foreach (var folder in (string[])[Data, Path.Combine(Data, "keys")])
            File.SetUnixFileMode(folder, AllFolder);
        foreach (var file in Ours())
            File.SetUnixFileMode(file, All);

        using var again = await NewsProgram.Serve(here);
        Check();
        Assert.Equal(All, File.GetUnixFileMode(document));
        Assert.Equal(Own, File.GetUnixFileMode(Path.Combine(Data, "newsreader.sock")));
    }

    private string[] Ours() => [.. Directory.GetFiles(Data), .. Directory.GetFiles(Path.Combine(Data, "keys"))];

    private void Check()
    {
        if (OperatingSystem.IsWindows())
            return;
        Assert.Equal(Own | UnixFileMode.UserExecute, File.GetUnixFileMode(Data));
        Assert.Equal(Own | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(Data, "keys")));
        Assert.Contains(Ours(), file => file.EndsWith("news.db-wal", StringComparison.Ordinal));
        foreach (var file in Ours())
            Assert.Equal((file, Own), (file, File.GetUnixFileMode(file)));
    }
}
