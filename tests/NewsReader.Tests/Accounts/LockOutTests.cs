using System.Net;
using Microsoft.Extensions.Time.Testing;
using NewsReader.Accounts.SignIn;
using NewsReader.Collection.Accounts;

namespace NewsReader.Tests.Accounts;

/// <summary>
/// Nobody can keep the owner out by guessing, from however many addresses, and nobody can guess fast.
/// </summary>
public sealed class LockOutTests : IAsyncDisposed
{
    private readonly NewsSite site = new()
    {
        From = IPAddress.Loopback,
        Listens = "http://127.0.0.1:5080",
        Clock = new FakeTimeProvider(DateTimeOffset.UtcNow),
    };
    private readonly Visitor owner;

    public LockOutTests() => owner = new(site);

    public async ValueTask DisposeAsync()
    {
        owner.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task The_owners_browser_signs_in_while_others_guess_from_changing_addresses()
    {
        await owner.BecomeOwner();
        await SignOut(owner);
        Assert.True(await Attack(60) < 30);
        site.From = IPAddress.Parse("203.0.113.200");
        // The owner's own mistakes still count.
        using (var mistyped = await owner.SignIn(password: "not quite it"))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, mistyped.StatusCode);
        using var signedIn = await owner.SignIn();
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await owner.Status("/owner"));
    }

    [Fact]
    public async Task The_owners_browser_signs_in_from_the_same_address_as_the_attacker()
    {
        await owner.BecomeOwner();
        await SignOut(owner);
        site.From = IPAddress.Parse("203.0.113.200");
        using var neighbour = new Visitor(site);
        for (var i = 0; i < 10; i++)
            using (await neighbour.SignIn(password: $"guess number {i}")) { }
        using (var slowed = await neighbour.SignIn(password: "guess"))
            Assert.Equal(HttpStatusCode.TooManyRequests, slowed.StatusCode);
        using var signedIn = await owner.SignIn();
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
    }

    [Fact]
    public async Task A_new_device_of_the_owner_gets_in_after_one_short_wait_while_the_guessing_goes_on()
    {
        await owner.BecomeOwner();
        await Attack(60);
        using var phone = new Visitor(site);
        site.From = IPAddress.Parse("203.0.113.201");
        using (var slowed = await phone.SignIn())
        {
            Assert.Equal(
                (HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(10)),
                (slowed.StatusCode, slowed.Headers.RetryAfter?.Delta)
            );
            Assert.Contains("Wait 10 seconds", (await slowed.Page()).Text("[role=alert]"), StringComparison.Ordinal);
        }
        for (var second = 0; second < 10; second++)
        {
            site.Clock!.Advance(TimeSpan.FromSeconds(1));
            await Attack(5);
        }
        site.From = IPAddress.Parse("203.0.113.201");
        using var signedIn = await phone.SignIn();
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
    }

    [Fact]
    public async Task Waiting_at_one_address_does_not_count_for_another()
    {
        await owner.BecomeOwner();
        await Attack(60);
        using var waiter = new Visitor(site);
        site.From = IPAddress.Parse("203.0.113.202");
        using (await waiter.SignIn(password: "a guess")) { }
        site.Clock!.Advance(TimeSpan.FromSeconds(11));
        await Attack(60);
        site.From = IPAddress.Parse("203.0.113.203");
        using var elsewhere = await waiter.SignIn(password: "a guess");
        Assert.Equal(HttpStatusCode.TooManyRequests, elsewhere.StatusCode);
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("cut")]
    [InlineData("of another owner")]
    [InlineData("old")]
    [InlineData("a session's")]
    [InlineData("")]
    public async Task An_invalid_device_cookie_makes_a_stranger_and_no_error(string kind)
    {
        await owner.BecomeOwner();
        var device = owner.Cookies["newsreader-device"];
        await Attack(60);
        site.From = IPAddress.Parse("203.0.113.204");
        using var stranger = new Visitor(site);
        stranger.Cookies["newsreader-device"] = kind switch
        {
            "forged" => "CfDJ8" + new string('A', 150),
            "cut" => device[..^7],
            "of another owner" => await DeviceOfAnother(),
            "a session's" => owner.Cookies["newsreader-session"],
            "old" => device,
            _ => "%%%\u00e9",
        };
        if (kind == "old")
        {
            site.Clock!.Advance(SignInClients.DeviceLife + TimeSpan.FromDays(1));
            await Attack(60);
            site.From = IPAddress.Parse("203.0.113.204");
        }
        using var slowed = await stranger.SignIn();
        Assert.Equal(HttpStatusCode.TooManyRequests, slowed.StatusCode);
        // The valid cookie still works.
        if (kind == "old")
            return;
        stranger.Cookies["newsreader-device"] = device;
        using var signedIn = await stranger.SignIn();
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
    }

    [Theory]
    [InlineData("http://localhost", "newsreader-device", false)]
    [InlineData("https://localhost", "__Host-newsreader-device", true)]
    public async Task The_device_cookie_is_hidden_from_scripts_and_other_sites(
        string address,
        string name,
        bool isSecure
    )
    {
        await owner.BecomeOwner();
        using var browser = new Visitor(site, address);
        using (var signedIn = await browser.SignIn())
            Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        var cookie = Assert.Single(
            browser.LastSetCookies,
            line => line.StartsWith(name + "=", StringComparison.Ordinal)
        );
        foreach (var flag in (string[])["path=/", "samesite=strict", "httponly", "max-age=31536000"])
            Assert.Contains(flag, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(isSecure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        // It signs nobody in, and stays after the session.
        await SignOut(browser);
        Assert.True(browser.Cookies.ContainsKey(name));
        Assert.Equal(HttpStatusCode.Redirect, await browser.Status("/owner"));
    }

    [Fact]
    public async Task A_passkey_is_checked_however_many_passwords_were_guessed()
    {
        await owner.BecomeOwner();
        site.From = IPAddress.Parse("203.0.113.205");
        using var here = new Visitor(site);
        for (var i = 0; i < 10; i++)
            using (await here.SignIn(password: $"guess number {i}")) { }
        await Attack(60);
        site.From = IPAddress.Parse("203.0.113.205");
        using var answer = await here.Submit("/sign-in", "/sign-in/passkey", ("state", "x"), ("credential", "{}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    // The number of attempts that were checked, each from an address of its own.
    private async Task<int> Attack(int tries)
    {
        using var guesser = new Visitor(site);
        var token = await guesser.Token("/sign-in");
        var looked = 0;
        for (var i = 0; i < tries; i++)
        {
            site.From = new IPAddress([198, 18, (byte)(i + (++attacks * 7)), (byte)attacks]);
            guesser.Cookies.Remove("newsreader-waiting");
            using var answer = await guesser.Post(
                "/sign-in",
                ("name", Visitor.OwnerName),
                ("password", $"guess number {i}"),
                ("form-token", token)
            );
            if (answer.StatusCode != HttpStatusCode.TooManyRequests)
                looked++;
        }
        return looked;
    }

    private int attacks;

    private static async Task SignOut(Visitor visitor)
    {
        using var signedOut = await visitor.Submit("/owner", "/sign-out");
        Assert.Equal(HttpStatusCode.SeeOther, signedOut.StatusCode);
    }

    // The same keys, but an earlier owner.
    private async Task<string> DeviceOfAnother()
    {
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        site.Get<SignInClients>().Remember(context, new OwnerAccount { Name = "Somebody else" });
        await Task.CompletedTask;
        return context.Response.Headers.SetCookie.ToString().Split(';')[0].Split('=', 2)[1];
    }
}
