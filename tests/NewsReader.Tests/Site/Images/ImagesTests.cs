using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsReader.Collection;
using NewsReader.Site.Images;

namespace NewsReader.Tests.Site.Images;

/// <summary>Pictures come by way of this site, whatever their servers do.</summary>
public sealed class ImagesTests : IAsyncDisposed
{
    private const string Address = "https://pictures.example.org/a.jpg";

    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d];

    private readonly NewsSite site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_picture_is_fetched_once_and_given_out_by_its_own_kind()
    {
        site.Web.At(Address, Png, "text/html");
        using var client = site.Client();
        string? tag = null;
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Get, HttpMethod.Head])
        {
            using var response = await client.SendAsync(new(method, Path(Address)));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("image/png", response.Content.Headers.ContentType?.ToString());
            Assert.Equal(Png.Length, response.Content.Headers.ContentLength);
            Assert.Equal("default-src 'none'; sandbox", response.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
            Assert.Equal("public, max-age=2592000, immutable", response.Headers.CacheControl?.ToString());
            Assert.Equal(method == HttpMethod.Get ? Png : [], await response.Content.ReadAsByteArrayAsync());
            tag = response.Headers.ETag!.Tag;
        }
        using var again = new HttpRequestMessage(HttpMethod.Get, Path(Address));
        again.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var unchanged = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal("default-src 'none'; sandbox", unchanged.Headers.GetValues("Content-Security-Policy").Single());

        var asked = Assert.Single(site.Web.Asked);
        Assert.StartsWith("image/avif", asked.Headers["Accept"], StringComparison.Ordinal);
        Assert.DoesNotContain("Referer", asked.Headers.Keys);
        Assert.DoesNotContain("Cookie", asked.Headers.Keys);
    }

    [Fact]
    public async Task A_page_names_no_other_server_for_its_pictures()
    {
        await site.Import(("talks.md", "# Talks Resume\n\nDelegations met on Friday and spoke for hours."));
        var file = site.Services.GetRequiredService<DatabaseWriter>();
        await file.Write(
            async db =>
            {
                var article = await db.Articles.SingleAsync(a => a.Slug == "talks-resume");
                article.Content = article.Content with
                {
                    Html = $"<p>Delegations met.</p><img src=\"{Address}\" alt=\"A table\">",
                };
                return await db.SaveChangesAsync();
            },
            default
        );
        var html = await site.Html("/articles/talks-resume");
        var picture = PageSelectors.Parse(html).One("article .text img");
        Assert.Equal(
            [("src", Path(Address)), ("alt", "A table"), ("decoding", "async")],
            picture.Attributes.Select(attribute => (attribute.Name, attribute.Value))
        );
        Assert.DoesNotContain(Address, html, StringComparison.Ordinal);
        Assert.Empty(site.Web.Asked);
    }

    [Fact]
    public async Task What_this_site_did_not_sign_is_not_there_and_nothing_is_asked_for_it()
    {
        var forged = Path(Address).Split('/');
        using var client = site.Client();
        foreach (
            var path in (string[])
                [
                    $"/img/AAAAAAAAAAAAAAAAAAAAAA/{forged[3]}",
                    $"/img/{forged[2]}/aHR0cDovLzEyNy4wLjAuMS8",
                    "/img/x/y",
                    "/img/%FF/%FF",
                ]
        )
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Equal("Nothing stands at this address", (await response.Page()).Text("h1"));
        }
        Assert.Empty(site.Web.Asked);
    }

    [Theory]
    [InlineData(404, HttpStatusCode.NotFound)]
    [InlineData(410, HttpStatusCode.NotFound)]
    [InlineData(500, HttpStatusCode.BadGateway)]
    public async Task A_failure_is_told_plainly_and_not_tried_again_at_once(int status, HttpStatusCode expected)
    {
        site.Web.At(Address, (HttpStatusCode)status);
        await Fails(expected);
        site.Web.At(Address, Png, "image/png");
        await Fails(expected);
        Assert.Single(site.Web.Asked);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "image/svg+xml")]
    [InlineData("<!doctype html><script>alert(1)</script>", "image/png")]
    [InlineData("", "image/png")]
    public async Task What_is_no_picture_is_not_given_out(string body, string type)
    {
        site.Web.At(Address, body, type);
        await Fails(HttpStatusCode.BadGateway);
    }

    [Fact]
    public async Task A_picture_has_a_limit()
    {
        site.Web.At(Address, [.. Png, .. new byte[5_000_000]], "image/png");
        await Fails(HttpStatusCode.BadGateway);
    }

    [Fact]
    public async Task Those_who_ask_at_once_share_one_fetch()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        site.Web.At(Address, (_, _) => answer.Task);
        using var client = site.Client();
        var path = new Uri(Path(Address), UriKind.Relative);
        var asking = Enumerable.Range(0, 10).Select(_ => client.GetByteArrayAsync(path)).ToList();
        for (var i = 0; site.Web.Asked.Count == 0 && i < 500; i++)
            await Task.Delay(20);

        // Pages are answered meanwhile.
        await site.Html("/");

        answer.SetResult(StubWeb.Answer(HttpStatusCode.OK, Png));
        Assert.All(await Task.WhenAll(asking), bytes => Assert.Equal(Png, bytes));
        Assert.Single(site.Web.Asked);
    }

    [Fact]
    public async Task Without_room_on_the_disk_pictures_are_shown_and_not_kept()
    {
        site.Web.At(Address, Png, "image/png");
        site.Data.Write("images", "a file where the folder was to be");
        using var client = site.Client();
        for (var time = 1; time <= 2; time++)
        {
            Assert.Equal(Png, await client.GetByteArrayAsync(new Uri(Path(Address), UriKind.Relative)));
            Assert.Equal(time, site.Web.Asked.Count);
        }
    }

    private async Task Fails(HttpStatusCode expected)
    {
        using var client = site.Client();
        using var response = await client.GetAsync(new Uri(Path(Address), UriKind.Relative));
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(TimeSpan.FromMinutes(1), response.Headers.CacheControl?.MaxAge);
        Assert.Equal("default-src 'none'; sandbox", response.Headers.GetValues("Content-Security-Policy").Single());
    }

    private string Path(string address) => site.Services.GetRequiredService<ImageAddresses>().PathOf(address)!;
}
