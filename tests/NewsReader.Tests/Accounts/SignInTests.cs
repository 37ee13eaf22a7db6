using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsReader.Accounts.SignIn;

namespace NewsReader.Tests.Accounts;

/// <summary>Signing in and out, and what a cookie can do afterwards.</summary>
public sealed class SignInTests : IAsyncLifetime, IDisposable
{
    private readonly NewsSite site = NewsSite.AtThisMachine();
    private Visitor owner = null!;

    public async Task InitializeAsync()
    {
        owner = new(site);
        await owner.BecomeOwner();
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    public void Dispose() => owner.Dispose();

    [Fact]
    public async Task The_cookie_is_for_this_host_only_and_hidden_from_scripts()
    {
        using var visitor = new Visitor(site);
        using var signedIn = await visitor.SignIn();
        var cookie = Assert.Single(
            visitor.LastSetCookies,
            line => line.StartsWith("newsreader-session=", StringComparison.Ordinal)
        );
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);

        using var secure = new Visitor(site, "https://localhost");
        using var signedInSecurely = await secure.SignIn();
        cookie = Assert.Single(
            secure.LastSetCookies,
            line => line.StartsWith("__Host-newsreader-session=", StringComparison.Ordinal)
        );
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, await secure.Status("/owner"));
    }

    [Theory]
    [InlineData(Visitor.OwnerName, "another password of length")]
    [InlineData(Visitor.OwnerName, "")]
    [InlineData("Mallory", Visitor.OwnerPassword)]
    [InlineData("", "")]
    public async Task The_answer_does_not_say_whether_the_name_or_the_password_is_wrong(string name, string password)
    {
        using var visitor = new Visitor(site);
        using var refused = await visitor.SignIn(name, password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("The name or the password is not right.", (await refused.Page()).Text("[role=alert]"));
        Assert.DoesNotContain("newsreader-session", visitor.Cookies.Keys);
    }

    [Theory]
    [InlineData("/owner/settings", "/owner/settings")]
    [InlineData("/wanted?after=1.1.1", "/wanted?after=1.1.1")]
    [InlineData("/articles/ä", "/articles/%C3%A4")]
    [InlineData("https://evil.example.org/", "/owner")]
    [InlineData("//evil.example.org/", "/owner")]
    [InlineData("/\\evil.example.org/", "/owner")]
    [InlineData("/.//evil.example.org/", "/owner")]
    [InlineData("/%2e//evil.example.org/", "/owner")]
    [InlineData("/a\r\nSet-Cookie: x=y", "/owner")]
    [InlineData("", "/owner")]
    public async Task Signing_in_leads_back_to_an_address_of_this_site_only(string back, string path)
    {
        using var visitor = new Visitor(site);
        using var signedIn = await visitor.SignIn(back: back);
        Assert.Equal((HttpStatusCode.SeeOther, path), (signedIn.StatusCode, signedIn.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task After_signing_out_an_old_cookie_is_refused()
    {
        var thief = owner.Thief();
        Assert.Equal(HttpStatusCode.OK, await thief.Status("/owner"));

        using var signedOut = await owner.Submit("/owner", "/sign-out");

        Assert.Equal(
            (HttpStatusCode.SeeOther, "/"),
            (signedOut.StatusCode, signedOut.Headers.Location?.OriginalString)
        );
        Assert.DoesNotContain("newsreader-session", owner.Cookies.Keys);
        Assert.Equal(HttpStatusCode.Found, await thief.Status("/owner"));
        Assert.Empty(site.Services.GetRequiredService<Sessions>().Live);
    }

    [Fact]
    public async Task A_session_that_is_ended_elsewhere_is_refused_at_once()
    {
        using var other = new Visitor(site);
        using var signedIn = await other.SignIn();
        Assert.Equal(HttpStatusCode.OK, await other.Status("/owner"));
        var sessions = site.Services.GetRequiredService<Sessions>();
        var id = sessions.Live.MaxBy(session => session.StartedAt)!.Id;

        using var ended = await owner.Submit("/owner", "/owner/sessions/end", ("id", id));

        Assert.Equal("/owner?done=ended", ended.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Found, await other.Status("/owner"));
        Assert.Equal(HttpStatusCode.OK, await owner.Status("/owner"));
    }

    [Fact]
    public async Task A_new_password_signs_out_the_other_devices()
    {
        using var other = new Visitor(site);
        using var signedIn = await other.SignIn();

        using var wrong = await owner.Submit(
            "/owner",
            "/owner/password",
            ("current", "not this password"),
            ("password", "five other words made up")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var weak = await owner.Submit(
            "/owner",
            "/owner/password",
            ("current", Visitor.OwnerPassword),
            ("password", "password12345")
        );
        Assert.Contains("common password", (await weak.Page()).Text("#password-fault"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await other.Status("/owner"));
        using var changed = await owner.Submit(
            "/owner",
            "/owner/password",
            ("current", Visitor.OwnerPassword),
            ("password", "five other words made up")
        );

        Assert.Equal("/owner?done=password", changed.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await owner.Status("/owner"));
        Assert.Equal(HttpStatusCode.Found, await other.Status("/owner"));
        using var old = await other.SignIn();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
        using var now = await other.SignIn(password: "five other words made up");
        Assert.Equal(HttpStatusCode.SeeOther, now.StatusCode);
    }

    [Fact]
    public async Task Guessing_is_slowed_down_and_then_even_the_right_password_has_to_wait()
    {
        site.From = IPAddress.Parse("192.0.2.50");
        using var guesser = new Visitor(site);
        HttpResponseMessage answer;
        var tries = 0;
        do
        {
            answer = await guesser.SignIn(password: $"guess number {++tries}");
        } while (answer.StatusCode == HttpStatusCode.UnprocessableEntity && tries < 20);

        Assert.InRange(tries, 5, 8);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        answer.Dispose();
        using var right = await guesser.SignIn();
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        // From another address the owner still gets in.
        site.From = IPAddress.Parse("192.0.2.51");
        using var elsewhere = new Visitor(site);
        using var signedIn = await elsewhere.SignIn();
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
    }

    [Fact]
    public async Task An_invented_passkey_is_refused()
    {
        using var visitor = new Visitor(site);
        foreach (var (state, credential) in ((string, string)[])[("", ""), ("x", "{}"), ("x", "not json")])
        {
            using var refused = await visitor.Submit(
                "/sign-in",
                "/sign-in/passkey",
                ("state", state),
                ("credential", credential)
            );
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }
    }
}
