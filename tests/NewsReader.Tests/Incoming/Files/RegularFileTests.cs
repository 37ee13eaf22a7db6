using System.Diagnostics;
using NewsReader.Formats;
using NewsReader.Incoming.Files;

namespace NewsReader.Tests.Incoming.Files;

/// <summary>Real links, pipes and devices in a watched folder.</summary>
public sealed class RegularFileTests : IDisposable
{
    private const int Most = 1_000_000;

    private readonly TempFolder here = new();

    private string Watched => Path.Combine(here.Path, "data", "documents");

    public RegularFileTests() => Directory.CreateDirectory(Watched);

    public void Dispose() => here.Dispose();

    [Fact]
    public void File_and_link_inside_the_folder_are_read()
    {
        var file = here.Write("data/documents/below/a.txt", "words");
        File.CreateSymbolicLink(Path.Combine(Watched, "b.txt"), file);
        Assert.Equal("words"u8, Read("below/a.txt"));
        Assert.Equal("words"u8, Read("b.txt"));
    }

    [Fact]
    public void Folder_that_is_itself_a_link_is_read()
    {
        here.Write("elsewhere/a.txt", "words");
        var linked = Path.Combine(here.Path, "linked");
        Directory.CreateSymbolicLink(linked, Path.Combine(here.Path, "elsewhere"));
        Assert.Equal("words"u8, RegularFile.Read(Path.Combine(linked, "a.txt"), linked, null, Most));
    }

    [Theory]
    [InlineData("/etc/passwd", "leads out of it")]
    [InlineData("/dev/zero", "leads out of it")]
    [InlineData("/dev/urandom", "leads out of it")]
    [InlineData("../keys/key.xml", "leads out of it")]
    [InlineData("../../data/keys/key.xml", "leads out of it")]
    [InlineData("nowhere.txt", "leads nowhere")]
    [InlineData("a.txt", "leads nowhere")]
    public void Link_that_leads_out_or_nowhere_is_refused(string target, string refusal)
    {
        here.Write("data/keys/key.xml", "<key/>");
        File.CreateSymbolicLink(Path.Combine(Watched, "a.txt"), target);
        Assert.Contains(refusal, Refusal("a.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void File_below_a_linked_folder_is_refused()
    {
        here.Write("secret/a.txt", "words");
        Directory.CreateSymbolicLink(Path.Combine(Watched, "below"), Path.Combine(here.Path, "secret"));
        Assert.Contains("leads out of it", Refusal("below/a.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_are_refused_even_if_the_data_folder_itself_is_watched()
    {
        here.Write("data/keys/key.xml", "<key/>");
        File.CreateSymbolicLink(Path.Combine(here.Path, "a.txt"), "data/keys/key.xml");
        var refused = Assert.Throws<DocumentException>(() =>
            RegularFile.Read(Path.Combine(here.Path, "a.txt"), here.Path, Path.Combine(here.Path, "data"), Most)
        );
        Assert.Contains("keeps for itself", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("link.txt")]
    public async Task Pipe_is_refused_without_waiting_for_a_writer(string name)
    {
        using (var made = Process.Start("mkfifo", Path.Combine(Watched, "a.txt")))
            await made.WaitForExitAsync();
        File.CreateSymbolicLink(Path.Combine(Watched, "link.txt"), "a.txt");
        var refusal = await Task.Run(() => Refusal(name)).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Contains("a pipe or a device", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Device_named_by_the_owner_is_refused()
    {
        var refused = Assert.Throws<DocumentException>(() => RegularFile.Read("/dev/zero", null, null, Most));
        Assert.Contains("a pipe or a device", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_that_grows_while_it_is_read_is_refused_at_the_limit()
    {
        var file = here.Write("data/documents/a.txt", "");
        using var stop = new CancellationTokenSource();
        var grows = Task.Run(() =>
        {
            using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            var more = new byte[64 * 1024];
            while (!stop.IsCancellationRequested && stream.Length < 200_000_000)
                stream.Write(more);
        });
        while (new FileInfo(file).Length < 2 * Most)
            await Task.Delay(5);
        Assert.Contains("at most 1 MB", Refusal("a.txt"), StringComparison.Ordinal);
        await stop.CancelAsync();
        await grows;
    }

    [Fact]
    public async Task File_replaced_by_a_link_during_the_check_never_gives_a_file_outside()
    {
        here.Write("secret.txt", "secret");
        var (file, spare, link) = (
            Path.Combine(Watched, "a.txt"),
            Path.Combine(Watched, "spare"),
            Path.Combine(Watched, "link")
        );
        File.WriteAllText(spare, "words");
        using var stop = new CancellationTokenSource();
        var exchanges = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                File.Copy(spare, file + "1", overwrite: true);
                File.Move(file + "1", file, overwrite: true);
                File.CreateSymbolicLink(link, Path.Combine(here.Path, "secret.txt"));
                File.Move(link, file, overwrite: true);
            }
        });
        for (var i = 0; i < 3_000; i++)
        {
            try
            {
                Assert.Equal("words"u8, RegularFile.Read(file, Watched, null, Most));
            }
            catch (Exception e) when (e is DocumentException or IOException)
            {
                // A refusal is fine.
            }
        }
        await stop.CancelAsync();
        await exchanges;
    }

    private byte[] Read(string name) =>
        RegularFile.Read(Path.Combine(Watched, name), Watched, Path.Combine(here.Path, "data"), Most);

    private string Refusal(string name) => Assert.Throws<DocumentException>(() => Read(name)).Message;
}
