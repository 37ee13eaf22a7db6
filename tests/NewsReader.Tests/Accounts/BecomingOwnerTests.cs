using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsReader.Accounts;

namespace NewsReader.Tests.Accounts;

/// <summary>The one-time token with which somebody who is not at the machine becomes the owner.</summary>
public sealed class BecomingOwnerTests : IAsyncDisposed
{
    private readonly NewsSite site = new() { From = IPAddress.Parse("192.0.2.7"), Listens = "http://0.0.0.0:5080" };

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_token_works_once_for_one_owner()
    {
        using var visitor = new Visitor(site);
        var token = Token();
        using var wrong = await Make(visitor, "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-A");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        // In small letters and without hyphens it is still the same token.
        using var made = await Make(visitor, token.ToLowerInvariant().Replace('-', ' '));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await visitor.Status("/owner"));

        using var second = new Visitor(site);
        var form = await second.Token("/sign-in");
        using var again = await second.Post(
            "/owner/new",
            ("form-token", form),
            ("token", token),
            ("name", "Mallory"),
            ("password", Visitor.OwnerPassword)
        );
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.False(site.Services.GetRequiredService<SetupToken>().IsRight(token));
    }

    [Fact]
    public async Task If_many_use_the_token_at_once_one_becomes_the_owner()
    {
        using var first = new Visitor(site);
        var token = Token();
        var form = await first.Token("/owner/new");
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async n =>
                {
                    var visitor = first.Thief();
                    using var made = await visitor.Post(
                        "/owner/new",
                        ("form-token", form),
                        ("token", token),
                        ("name", $"Ada {n}"),
                        ("password", Visitor.OwnerPassword)
                    );
                    return made.StatusCode;
                })
        );
        Assert.Single(answers, HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task A_faulty_form_does_not_use_up_the_token()
    {
        using var visitor = new Visitor(site);
        var token = Token();
        foreach (
            var (name, password, expected) in ((string, string, string)[])
                [
                    ("", Visitor.OwnerPassword, "Give a name"),
                    ("Ada", "short", "at least 12 characters"),
                    ("Ada", "aaaaaaaaaaaaaaa", "5 different"),
                    ("Ada", "password12345", "common password"),
                    ("Ada", "", "at least 12 characters"),
                ]
        )
        {
            using var refused = await visitor.Submit(
                "/owner/new",
                "/owner/new",
                ("token", token),
                ("name", name),
                ("password", password)
            );
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(expected, (await refused.Page()).Text("main .fault"), StringComparison.Ordinal);
        }
        using var made = await Make(visitor, token);
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
    }

    [Fact]
    public async Task Guessing_the_token_is_slowed_down()
    {
        using var visitor = new Visitor(site);
        Token();
        List<HttpStatusCode> answers = [];
        for (var tries = 0; tries < 12; tries++)
        {
            using var answer = await Make(visitor, $"GUESS-{tries}");
            answers.Add(answer.StatusCode);
        }
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answers[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Fact]
    public void Each_token_is_new_and_has_130_bits()
    {
        var tokens = Enumerable.Range(0, 100).Select(_ => new SetupToken().Make()).ToList();
        Assert.Equal(100, tokens.Distinct().Count());
        Assert.All(tokens, token => Assert.Matches("^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]$", token));
        Assert.False(new SetupToken().IsRight(""));
        Assert.False(new SetupToken().IsRight(null));
    }

    private string Token()
    {
        using var client = site.CreateClient();
        return site.Services.GetRequiredService<SetupToken>().Make();
    }

    private static Task<HttpResponseMessage> Make(Visitor visitor, string token) =>
        visitor.Submit(
            "/owner/new",
            "/owner/new",
            ("token", token),
            ("name", Visitor.OwnerName),
            ("password", Visitor.OwnerPassword)
        );
}
