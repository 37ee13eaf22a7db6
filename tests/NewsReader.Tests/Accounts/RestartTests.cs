using System.Net;
using Microsoft.Extensions.Time.Testing;
using NewsReader.Accounts.SignIn;
using NewsReader.Collection;
using NewsReader.Collection.Accounts;
using NewsReader.Hosting.Machine;

namespace NewsReader.Tests.Accounts;

/// <summary>What survives a restart, and what does not.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly TempFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task A_session_survives_a_restart()
    {
        var cookies = await MakeOwner();

        await using var again = Site();
        using var visitor = Returning(again, cookies);
        Assert.Equal(HttpStatusCode.OK, await visitor.Status("/owner"));
    }

    [Fact]
    public async Task If_the_keys_are_lost_the_owner_signs_in_again()
    {
        var cookies = await MakeOwner();
        Directory.Delete(Path.Combine(data.Path, "keys"), recursive: true);

        await using var again = Site();
        using var visitor = Returning(again, cookies);
        Assert.Equal(HttpStatusCode.OK, await visitor.Status("/"));
        Assert.Equal(HttpStatusCode.Found, await visitor.Status("/owner"));
        using var signedIn = await visitor.SignIn();
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await visitor.Status("/owner"));
    }

    [Fact]
    public async Task Settings_from_the_page_survive_a_restart()
    {
        await using (var site = Site())
        {
            using var visitor = new Visitor(site);
            using var saved = await visitor.Submit(
                "/owner/settings",
                "/owner/settings",
                ("name", "Evening Reader"),
                ("isPublic", "true")
            );
            Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        }

        await using var again = Site();
        using var reader = new Visitor(again);
        using var page = await reader.Get("/");
        Assert.Equal("Evening Reader", (await page.Page()).Text("header [rel=home]"));
        Assert.False(page.Headers.Contains("X-Robots-Tag"));
    }

    [Fact]
    public async Task Sessions_expire_when_they_are_not_used_and_after_90_days_in_any_case()
    {
        using var folder = DataFolder.Open(data.Path);
        await using var file = DatabaseWriter.Open(folder);
        await file.Write(
            db =>
            {
                db.Add(new OwnerAccount { Name = "Ada" });
                return db.SaveChangesAsync();
            },
            default
        );
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var sessions = new Sessions(file, clock);
        var idle = await sessions.Begin("Idle", default);
        var used = await sessions.Begin("Used", default);

        for (var day = 1; day < 90; day++)
        {
            clock.Advance(TimeSpan.FromDays(1));
            Assert.True(sessions.See(used.Id));
        }
        Assert.False(sessions.See(idle.Id));
        await sessions.Store(default);
        var reread = new Sessions(file, clock);
        Assert.True(
            await file.Read(
                async db =>
                {
                    await reread.Load(db, default);
                    return true;
                },
                default
            )
        );
        Assert.Equal(("Used", clock.GetUtcNow()), (Assert.Single(reread.Live).Device, reread.Live[0].SeenAt));

        clock.Advance(TimeSpan.FromDays(1));
        Assert.False(sessions.See(used.Id));
        Assert.False(reread.See(used.Id));
    }

    private async Task<Dictionary<string, string>> MakeOwner()
    {
        await using var site = Site();
        using var owner = new Visitor(site);
        await owner.BecomeOwner();
        Assert.Equal(HttpStatusCode.OK, await owner.Status("/owner"));
        return owner.Cookies;
    }

    private static Visitor Returning(NewsSite site, Dictionary<string, string> cookies)
    {
        var visitor = new Visitor(site);
        foreach (var (name, value) in cookies)
            visitor.Cookies[name] = value;
        return visitor;
    }

    private NewsSite Site() =>
        new()
        {
            From = IPAddress.Loopback,
            Listens = "http://127.0.0.1:5080",
            Settings = { ["Data"] = data.Path },
        };
}
