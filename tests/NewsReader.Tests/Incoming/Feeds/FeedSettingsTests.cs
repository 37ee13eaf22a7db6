using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using NewsReader.Incoming.Feeds;
using NewsReader.Incoming.Feeds.Opml;
using NewsReader.Incoming.Feeds.Polling;
using NewsReader.Tests.Accounts;
using NewsReader.Tests.Fetching;
using static NewsReader.Tests.Incoming.Feeds.FollowedFeed;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>The settings of one feed: password, user agent, certificate, size limit.</summary>
public sealed class FeedSettingsTests : IAsyncDisposed
{
    private const string Basic = "Basic dXNlcjpzZWNyZXQ=";

    private readonly FollowedFeed feed = new();
    private readonly Visitor owner;

    public FeedSettingsTests() => owner = new(feed.Site);

    public async ValueTask DisposeAsync()
    {
        owner.Dispose();
        await feed.DisposeAsync();
    }

    [Fact]
    public async Task Password_in_an_address_is_sent_and_never_shown()
    {
        Guarded();
        var result = await feed.Follow("https://user:secret@news.example.org/feed.xml");
        Assert.Null(result.Refusal);
        Assert.Equal(Address, (await feed.State()).Address);
        await feed.Refresh();
        Assert.All(feed.Site.Web.Asked, asked => Assert.Equal(Basic, asked.Headers["Authorization"]));

        var path = $"/owner/feeds/{result.Subscription!.Id}";
        foreach (
            var shown in (string[])
                ["/owner/feeds", path, path + "/remove", "/owner/feeds.opml", "/sources", "/index.atom"]
        )
            Assert.DoesNotContain("secret", await owner.Html(shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_is_set_kept_and_removed_on_the_feeds_page()
    {
        Guarded();
        feed.Site.Web.At(Address, HttpStatusCode.Unauthorized);
        using var list = await owner.Upload(
            "/owner/feeds",
            "/owner/feeds/opml",
            "list",
            [],
            ("opml", $"<opml><body><outline text='Wire' xmlUrl='{Address}'/></body></opml>")
        );
        var path = $"/owner/feeds/{(await feed.State()).Id}";
        Guarded();

        using var set = await owner.Submit(
            path,
            path,
            ("userName", "user"),
            ("password", "secret"),
            ("userAgent", "Other/1"),
            ("sizeLimit", "20")
        );
        Assert.Equal("Saved for Wire.", (await owner.FollowToPage(set)).Text("[role=status]"));
        Assert.Null((await feed.Refresh()).Problem);
        Assert.Equal("Other/1", feed.Site.Web.Asked[^1].Headers["User-Agent"]);
        var html = await owner.Html(path);
        Assert.Equal("user", PageSelectors.Parse(html).Attribute("input[name=userName]", "value"));
        Assert.DoesNotContain("secret", html, StringComparison.Ordinal);

        using var kept = await owner.Submit(path, path, ("userName", "user"), ("password", ""));
        Assert.Equal(
            ("user", "secret", null, null),
            (
                (await feed.State()).UserName,
                (await feed.State()).Password,
                (await feed.State()).UserAgent,
                (await feed.State()).SizeLimit
            )
        );
        using var gone = await owner.Submit(path, path, ("userName", ""), ("password", ""));
        Assert.Equal((null, null), ((await feed.State()).UserName, (await feed.State()).Password));
    }

    [Theory]
    [InlineData("userName", "a:b", "cannot have a colon")]
    [InlineData("password", "alone", "needs a user name")]
    [InlineData("userAgent", "N\u00f6wsReader", "plain letters")]
    [InlineData("sizeLimit", "0", "between 1 and 50 MB")]
    [InlineData("sizeLimit", "51", "between 1 and 50 MB")]
    [InlineData("sizeLimit", "many", "between 1 and 50 MB")]
    public async Task Invalid_setting_is_refused_in_words(string name, string value, string expected)
    {
        feed.Says(Rss(Item("1", "Alpha Rises")));
        var path = $"/owner/feeds/{(await feed.Follow()).Subscription!.Id}";
        using var refused = await owner.Submit(path, path, (name, value), ("folder", "Kept"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(expected, (await refused.Page()).Text(".fault"), StringComparison.Ordinal);
        Assert.Equal("", (await feed.State()).Folder);
    }

    [Theory]
    [InlineData(201, 0, "A user name has at most 200 characters.")]
    [InlineData(1, 201, "A password has at most 200 characters.")]
    [InlineData(100, 101, "A user name and password have at most 200 characters together.")]
    [InlineData(100, 100, null)]
    public async Task Each_limit_of_a_sign_in_is_the_one_that_its_fault_names(int name, int password, string? expected)
    {
        feed.Says(Rss(Item("1", "Alpha Rises")));
        var path = $"/owner/feeds/{(await feed.Follow()).Subscription!.Id}";
        using var answer = await owner.Submit(
            path,
            path,
            ("userName", new string('n', name)),
            ("password", new string('p', password))
        );
        if (expected is null)
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        else
            Assert.Equal(expected, (await answer.Page()).Text(".fault"));
    }

    [Fact]
    public async Task Feed_that_moves_to_another_origin_loses_its_password()
    {
        Guarded();
        await feed.Follow("https://user:secret@news.example.org/feed.xml");
        feed.Site.Web.At(Address, HttpStatusCode.MovedPermanently, ("Location", "https://other.example.org/feed"));
        feed.Says(Rss(Item("2", "Beta Falls")), "https://other.example.org/feed");
        await feed.Refresh();
        Assert.False(feed.Site.Web.Asked[^1].Headers.ContainsKey("Authorization"));
        Assert.Equal(
            ("https://other.example.org/feed", null),
            ((await feed.State()).Address, (await feed.State()).Password)
        );
    }

    [Fact]
    public async Task Feed_that_asks_for_a_password_is_refused_in_words()
    {
        feed.Site.Web.At(Address, HttpStatusCode.Unauthorized);
        Assert.Contains("asks for a user name and a password", (await feed.Follow()).Refusal, StringComparison.Ordinal);
        Assert.Contains(
            "does not accept this user name",
            (await feed.Follow("https://u:wrong@news.example.org/feed.xml")).Refusal,
            StringComparison.Ordinal
        );
        using var refused = await owner.Submit(
            "/owner/feeds",
            "/owner/feeds",
            ("address", "https://u:wrong@news.example.org/feed.xml")
        );
        Assert.DoesNotContain("wrong", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_brings_passwords_and_its_report_shows_none()
    {
        Guarded();
        const string list =
            "<opml><body><outline text='Wire' xmlUrl='https://user:secret@news.example.org/feed.xml'/><outline xmlUrl='https://u:secret@\u200b/'/></body></opml>";
        using var sent = await owner.Upload("/owner/feeds", "/owner/feeds/opml", "list", [], ("opml", list));
        Assert.DoesNotContain("secret", await owner.Follow(sent), StringComparison.Ordinal);
        Assert.Null((await feed.Refresh()).Problem);
        Assert.DoesNotContain("secret", await owner.Html("/owner/feeds.opml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Larger_feed_is_read_if_the_owner_allows_it()
    {
        feed.Says(Rss(Item("1", "Alpha Rises")));
        await feed.Follow();
        feed.Says(Rss(Item("2", "Beta Falls"), $"<!--{new string('x', 12_000_000)}-->", Item("3", "Gamma Waits")));
        Assert.Contains("larger than 10 MB", (await feed.Refresh()).Problem, StringComparison.Ordinal);
        var id = (await feed.State()).Id;
        await feed.Get<Subscriber>().Change(id, new() { SizeLimit = "13" }, CancellationToken.None);
        Assert.Equal(2, (await feed.Refresh()).Articles.Count);
    }

    [Fact]
    public async Task Untrusted_certificate_is_accepted_for_one_feed()
    {
        using var certificate = LoopbackWeb.Untrusted(new("http://127.0.0.1:9/issuer.crt"));
        await using var secure = LoopbackWeb.Start(certificate);
        secure.At(
            "/feed",
            context =>
            {
                context.Response.ContentType = "application/rss+xml";
                return context.Response.WriteAsync(Rss(Item("1", "Alpha Rises")));
            }
        );
        await using var site = new NewsSite { ReachesTheNetwork = true };
        site.Settings["Fetching:Allow:0"] = $"127.0.0.1:{secure.Port}";
        var address = secure.Address("/feed", scheme: "https").AbsoluteUri;
        Assert.Contains(
            "certificate is not valid",
            (await site.Get<Subscriber>().Add(address, null, CancellationToken.None)).Refusal,
            StringComparison.Ordinal
        );

        var list = Encoding.UTF8.GetBytes($"<opml><body><outline text='Wire' xmlUrl='{address}'/></body></opml>");
        var added = (await site.Get<OpmlImport>().Import(list, CancellationToken.None)).Feeds[0].Result.Subscription!;
        Assert.Contains(
            "certificate is not valid",
            (await site.Get<FeedRefresher>().Refresh(added.Id, CancellationToken.None))!.Problem,
            StringComparison.Ordinal
        );
        await site.Get<Subscriber>().Change(added.Id, new() { AcceptsAnyCertificate = true }, CancellationToken.None);
        Assert.Null((await site.Get<FeedRefresher>().Refresh(added.Id, CancellationToken.None))!.Problem);
    }

    // The feed's server only answers requests with the password.
    private void Guarded() =>
        feed.Site.Web.At(
            Address,
            request =>
                request.Headers.Authorization?.ToString() == Basic
                    ? StubWeb.Answer(
                        HttpStatusCode.OK,
                        Encoding.UTF8.GetBytes(Rss(Item("1", "Alpha Rises"))),
                        ("Content-Type", "application/rss+xml")
                    )
                    : StubWeb.Answer(HttpStatusCode.Unauthorized, [])
        );
}
