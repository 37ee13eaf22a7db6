using System.Net;
using NewsReader.Tests.Accounts;

namespace NewsReader.Tests.Collection;

/// <summary>If the data folder is moved or removed while the program runs, nothing is reported as stored that is not.</summary>
[Trait("Speed", "Slow")]
public sealed class MovedFolderTests : IDisposable
{
    private readonly TempFolder here = TempFolder.WithSeeds();

    private string Data => Path.Combine(here.Path, "data");

    public void Dispose() => here.Dispose();

    [Theory]
    [InlineData("the folder")]
    [InlineData("the database")]
    [InlineData("the database, with another in its place")]
    public async Task A_moved_folder_accepts_no_changes_until_it_is_back(string what)
    {
        using var program = await NewsProgram.Serve(here);
        using var owner = new Visitor(program.Client);
        var token = await owner.Token("/owner/settings");
        Move(what);

        using (var refused = await owner.Post("/owner/settings", ("name", "Lost Reader"), ("form-token", token)))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal("The data folder is not where it was", (await refused.Page()).Text("h1"));
        }
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await program.Status("/readyz"));
        Assert.Equal(HttpStatusCode.OK, await program.Status("/healthz"));
        using (var upload = await owner.Send(HttpMethod.Post, "/owner/import", Files(token)))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, upload.StatusCode);
        Assert.Equal(what == "the folder", !Directory.Exists(Data));

        MoveBack(what);
        Assert.Equal(HttpStatusCode.OK, await program.Status("/readyz"));
        using (var saved = await owner.Post("/owner/settings", ("name", "Found Reader"), ("form-token", token)))
            Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        program.Terminate();
        Assert.Equal(0, (await program.End()).ExitCode);
        using var again = await NewsProgram.Serve(here);
        Assert.Contains(
            "Found Reader",
            await again.Client.GetStringAsync(new Uri("/", UriKind.Relative)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_removed_folder_accepts_no_changes_and_the_program_ends_in_order()
    {
        using var program = await NewsProgram.Serve(here);
        using var owner = new Visitor(program.Client);
        var token = await owner.Token("/owner/settings");
        Directory.Delete(Data, recursive: true);

        using (var refused = await owner.Post("/owner/settings", ("name", "Lost Reader"), ("form-token", token)))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await program.Status("/readyz"));
        Assert.False(Directory.Exists(Data));
        program.Terminate();
        var end = await program.End();
        Assert.Equal((0, ""), (end.ExitCode, string.Join('\n', end.Errors)));
    }

    private static MultipartFormDataContent Files(string token) =>
        new()
        {
            { new StringContent(token), "form-token" },
            { new StringContent("A plain story\n\nIts text is here.\n"), "files", "story.txt" },
        };

    private void Move(string what)
    {
        if (what == "the folder")
            Directory.Move(Data, Data + "-elsewhere");
        else
            File.Move(Path.Combine(Data, "news.db"), Path.Combine(Data, "elsewhere.db"));
        if (what.Contains("another", StringComparison.Ordinal))
            File.Copy(Path.Combine(Data, "elsewhere.db"), Path.Combine(Data, "news.db"));
    }

    private void MoveBack(string what)
    {
        if (what == "the folder")
            Directory.Move(Data + "-elsewhere", Data);
        else
            File.Move(Path.Combine(Data, "elsewhere.db"), Path.Combine(Data, "news.db"), overwrite: true);
    }
}
