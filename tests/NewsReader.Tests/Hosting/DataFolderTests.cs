using NewsReader.Hosting.Machine;

namespace NewsReader.Tests.Hosting;

/// <summary>Only one process can open a data folder.</summary>
public sealed class DataFolderTests : IDisposable
{
    private readonly TempFolder here = new();

    public void Dispose() => here.Dispose();

    [Fact]
    public void Open_folder_names_the_process_that_holds_it()
    {
        using var folder = DataFolder.Open(here.Path);
        Assert.StartsWith(
            $"The data folder {here.Path} is in use by process {Environment.ProcessId}. ",
            Refusal(),
            StringComparison.Ordinal
        );
    }

    // The holder has locked the folder but not written its process id yet.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Folder_of_a_process_that_has_just_started_is_in_use_too(bool isBegun)
    {
        if (isBegun)
            here.Write("newsreader.pid", "");
        using var locked = Lock();
        var refusal = Refusal();
        Assert.Contains(
            "is in use by another process, which has only just started.",
            refusal,
            StringComparison.Ordinal
        );
        Assert.Contains("stop that one first, or name another folder with --data.", refusal, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Command_says_what_to_do_if_the_holder_does_not_take_commands()
    {
        Directory.CreateDirectory(Path.Combine(here.Path, "data"));
        using var locked = Lock("data");
        var end = await NewsProgram.Run(here, "feeds", "list");
        Assert.Contains("is in use by", end.FailedPlainly(), StringComparison.Ordinal);
        Assert.Contains(
            "If it is a site that is still starting, try again in a moment",
            end.FailedPlainly(),
            StringComparison.Ordinal
        );
    }

    private string Refusal() => Assert.Throws<DataFolderHeldException>(() => DataFolder.Open(here.Path)).Message;

    private FileStream Lock(string folder = "") =>
        new(
            Path.Combine(here.Path, folder, "newsreader.lock"),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None
        );
}
