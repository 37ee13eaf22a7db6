using System.Net;
using NewsReader.Tests.Accounts;

namespace NewsReader.Tests.Hosting;

/// <summary>Only the data folder has to be writable.</summary>
[Trait("Speed", "Slow")]
public sealed class TempFilesTests : IDisposable
{
    private static readonly Dictionary<string, string> NoTemp = new() { ["TMPDIR"] = "/proc/no-such-folder" };

    private readonly TempFolder here = TempFolder.WithSeeds();

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task Uploads_and_large_sorts_work_with_no_other_writable_folder()
    {
        here.Write("data/newsreader.tmp/left/by-a-killed-program", "x");
        var somebodys = here.Write("data/tmp/somebodys.txt", "x");
        using var program = await NewsProgram.Serve(here, [], NoTemp);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(here.Path, "data", "newsreader.tmp")));
        using var owner = new Visitor(program.Client);
        var token = await owner.Token("/owner/import");

        var text =
            "A story of great length\n\n"
            + string.Concat(
                Enumerable.Repeat(
                    string.Concat(
                        Enumerable.Repeat("Its text goes on and on, without an end in sight for anybody. ", 20)
                    ) + "\n",
                    1_500
                )
            );
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "form-token" },
            { new StringContent(text), "files", "long.txt" },
        };
        using var sent = await owner.Send(HttpMethod.Post, "/owner/import", form);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.True(File.Exists(somebodys));
        Assert.Equal(HttpStatusCode.OK, await owner.Status("/articles/a-story-of-great-length"));
        Assert.Equal(HttpStatusCode.OK, await owner.Status("/search?q=story"));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(here.Path, "data", "newsreader.tmp")));
    }

    [Fact]
    public async Task Temp_folder_from_the_environment_is_used()
    {
        using var program = await NewsProgram.Serve(here, [], new() { ["ASPNETCORE_TEMP"] = Path.GetTempPath() });
        Assert.False(Directory.Exists(Path.Combine(here.Path, "data", "newsreader.tmp")));
    }
}
