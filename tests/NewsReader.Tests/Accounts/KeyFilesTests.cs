using System.Net;
using NewsReader.Hosting.Machine;

namespace NewsReader.Tests.Accounts;

/// <summary>A damaged key file is skipped and named, and forms still work.</summary>
public sealed class KeyFilesTests : IDisposable
{
    private readonly TempFolder data = new();

    public void Dispose() => data.Dispose();

    public static TheoryData<string> Damages { get; } =
    [
        "empty",
        "cut",
        "noise",
        "a folder",
        "another document",
        "no secret",
        "a wrong secret",
        "a short secret",
        "no dates",
        "a document type",
        "a link to nowhere",
        "a link to a device",
        "a pipe",
        "another kind",
        "another cipher",
        "unreadable",
    ];

    [Theory, MemberData(nameof(Damages))]
    public async Task A_new_key_takes_its_place_and_the_owner_signs_in(string damage)
    {
        if (damage == "unreadable" && Environment.UserName == "root")
            return;
        if (damage is "a pipe" or "a link to a device" && OperatingSystem.IsWindows())
            return;
        Dictionary<string, string> cookies;
        await using (var site = Site())
        {
            using var owner = new Visitor(site);
            await owner.BecomeOwner();
            cookies = owner.Cookies;
        }
        var file = Assert.Single(Directory.GetFiles(Path.Combine(data.Path, "keys"), "key-*.xml"));
        Damage(file, damage);

        await using var again = Site();
        using var visitor = new Visitor(again);
        foreach (var (name, value) in cookies)
            visitor.Cookies[name] = value;
        Assert.Equal(HttpStatusCode.OK, await visitor.Status("/"));
        using var signedIn = await visitor.SignIn();
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await visitor.Status("/owner"));
        Assert.Contains(Path.GetFileName(file), again.Get<KeyRingState>().Problem, StringComparison.Ordinal);
        using var ready = await visitor.Get("/readyz");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Contains("key", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // The damaged file stays as it was.
        Assert.True(Path.Exists(file) || damage == "a link to nowhere");
        if (Directory.Exists(file))
            Directory.Delete(file, recursive: true);
        else
            File.Delete(file);
        Assert.Null(again.Get<KeyRingState>().Problem);
    }

    [Fact]
    public async Task A_damaged_key_beside_a_good_one_signs_nobody_out()
    {
        Dictionary<string, string> cookies;
        await using (var site = Site())
        {
            using var owner = new Visitor(site);
            await owner.BecomeOwner();
            cookies = owner.Cookies;
        }
        data.Write($"keys/key-{Guid.NewGuid()}.xml", "");
        data.Write("keys/key-notes.xml", "<notes/>");
        await using var again = Site();
        using var visitor = new Visitor(again);
        foreach (var (name, value) in cookies)
            visitor.Cookies[name] = value;
        Assert.Equal(HttpStatusCode.OK, await visitor.Status("/owner"));
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task The_log_names_a_damaged_key_once()
    {
        TemplateDatabase.PutInto(data.Path, withSeeds: true);
        using var program = await NewsProgram.Serve(data, "--data", ".");
        using (var owner = new Visitor(program.Client))
            await owner.BecomeOwner();
        program.Terminate();
        await program.End();
        var file = Assert.Single(Directory.GetFiles(Path.Combine(data.Path, "keys"), "key-*.xml"));
        File.WriteAllText(file, "");

        using var again = await NewsProgram.Serve(data, "--data", ".");
        using var visitor = new Visitor(again.Client);
        for (var i = 0; i < 3; i++)
            using (await visitor.SignIn()) { }
        Assert.Equal(HttpStatusCode.OK, await visitor.Status("/owner"));
        Assert.Single(again.Output, line => line.Contains(Path.GetFileName(file), StringComparison.Ordinal));
        // And health checks do not repeat it.
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, await again.Status("/readyz"));
        Assert.Single(again.Output, line => line.Contains("Ready, but", StringComparison.Ordinal));
        Assert.DoesNotContain(again.Output, line => line.Contains("Health check", StringComparison.Ordinal));
        Assert.DoesNotContain(again.Output, line => line.Contains("Exception", StringComparison.Ordinal));
    }

    [Fact]
    public async Task If_keys_cannot_be_written_one_is_kept_in_memory()
    {
        data.Write("keys", "no folder");
        await using var site = Site();
        using var owner = new Visitor(site);
        await owner.BecomeOwner();
        Assert.Equal(HttpStatusCode.OK, await owner.Status("/owner"));
        Assert.NotNull(site.Get<KeyRingState>().Problem);
    }

    private static void Damage(string file, string damage)
    {
        var text = File.ReadAllText(file);
        switch (damage)
        {
            case "a folder":
                File.Delete(file);
                Directory.CreateDirectory(file);
                break;
            case "a link to nowhere":
                File.Delete(file);
                File.CreateSymbolicLink(file, "nowhere.xml");
                break;
            case "a link to a device":
                File.Delete(file);
                File.CreateSymbolicLink(file, "/dev/zero");
                break;
            case "a pipe":
                File.Delete(file);
                using (var make = System.Diagnostics.Process.Start("mkfifo", [file]))
                    make.WaitForExit();
                break;
            case "unreadable":
                if (!OperatingSystem.IsWindows())
                    File.SetUnixFileMode(file, UnixFileMode.None);
                break;
            default:
                File.WriteAllText(
                    file,
                    damage switch
                    {
                        "empty" => "",
                        "cut" => text[..(text.Length / 2)],
                        "noise" => new string('\u0001', 500),
                        "another document" => "<rss/>",
                        "no secret" => text.Replace("descriptor", "nothing", StringComparison.Ordinal),
                        "a wrong secret" => text.Replace("<value>", "<value>%%%", StringComparison.Ordinal),
                        "a short secret" => System.Text.RegularExpressions.Regex.Replace(
                            text,
                            "<value>[^<]*</value>",
                            "<value>AAAA</value>"
                        ),
                        "another kind" => System.Text.RegularExpressions.Regex.Replace(
                            text,
                            "deserializerType=\"[^\"]*\"",
                            "deserializerType=\"System.Object\""
                        ),
                        "another cipher" => text.Replace("AES_256_CBC", "ROT_13", StringComparison.Ordinal),
                        "no dates" => text.Replace("Date>", "Day>", StringComparison.Ordinal),
                        _ => "<!DOCTYPE key [<!ENTITY a \"b\">]>"
                            + text[text.IndexOf("<key", StringComparison.Ordinal)..],
                    }
                );
                break;
        }
    }

    private NewsSite Site()
    {
        var site = NewsSite.AtThisMachine();
        site.Settings["Data"] = data.Path;
        return site;
    }
}
