using System.Net;
using System.Text.RegularExpressions;
using NewsReader.Tests.Accounts;

namespace NewsReader.Tests.Cli;

/// <summary>The setup token printed at startup, and the way back in when the password is lost.</summary>
[Trait("Speed", "Slow")]
public sealed partial class OwnerCommandTests : IDisposable
{
    private const string Named = "--AllowedHosts=localhost;127.0.0.1;news.example.org";

    private readonly TempFolder here = TempFolder.WithDatabase();

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task No_token_is_printed_when_only_this_machine_can_connect()
    {
        using var program = await NewsProgram.Serve(here);
        Assert.Equal(HttpStatusCode.OK, await program.Status("/owner"));
        await program.Line(line => line.Contains("GET /owner 200", StringComparison.Ordinal));
        Assert.DoesNotContain(program.Output, line => line.Contains("Nobody owns", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Token_from_the_log_creates_the_owner_and_is_never_logged_with_a_request()
    {
        string first;
        using (var program = await NewsProgram.Serve(here, Named))
        {
            Assert.Equal(HttpStatusCode.Forbidden, await program.Status("/owner"));
            first = await Token(program);
        }
        using (var program = await NewsProgram.Serve(here, Named))
        {
            var token = await Token(program);
            Assert.NotEqual(first, token);
            var visitor = new Visitor(program.Client);
            using var old = await visitor.Submit(
                "/owner/new",
                "/owner/new",
                ("token", first),
                ("name", Visitor.OwnerName),
                ("password", Visitor.OwnerPassword)
            );
            Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
            using var made = await visitor.Submit(
                "/owner/new",
                "/owner/new",
                ("token", token),
                ("name", Visitor.OwnerName),
                ("password", Visitor.OwnerPassword)
            );
            Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
            Assert.Equal(HttpStatusCode.OK, await visitor.Status("/owner"));
            await program.Line(line => line.Contains("POST /owner/new 303", StringComparison.Ordinal));
            Assert.Single(program.Output, line => line.Contains(token, StringComparison.Ordinal));

            // A reset while the site is running signs everyone out, and the terminal shows a token for the next owner.
            var printed = Assert.Single((await NewsProgram.Run(here, "owner", "reset")).Output);
            Assert.Equal(HttpStatusCode.Forbidden, await visitor.Status("/owner"));
            using var next = await visitor.Submit(
                "/owner/new",
                "/owner/new",
                ("token", printed.Split(' ')[^1]),
                ("name", Visitor.OwnerName),
                ("password", Visitor.OwnerPassword)
            );
            Assert.Equal(HttpStatusCode.SeeOther, next.StatusCode);
        }

        Assert.Equal(
            "The owner account is removed. The next start says how to create a new one.",
            Assert.Single((await NewsProgram.Run(here, "owner", "reset")).Output)
        );
        Assert.Equal("There was no owner.", Assert.Single((await NewsProgram.Run(here, "owner", "reset")).Output));
        using var again = await NewsProgram.Serve(here, Named);
        await Token(again);
    }

    [Fact]
    public async Task Invalid_proxy_address_is_named_in_the_error()
    {
        var end = await NewsProgram.Run(here, "--urls", "http://127.0.0.1:0", "--Proxies:0=proxy");
        Assert.Equal(
            "The setting Proxies contains “proxy”: expected an address such as 10.0.0.2, a network such as 172.16.0.0/12, or “unix”.",
            end.FailedPlainly()
        );
    }

    private static async Task<string> Token(NewsProgram program) =>
        TokenPattern().Match(await program.Line(line => TokenPattern().IsMatch(line))).Groups[1].Value;

    [GeneratedRegex(
        @"WRN Nobody owns this reader yet\. To become its owner, open http://127\.0\.0\.1:\d+/owner/new and enter this token, which works once: ([0-9A-Z-]{31})$"
    )]
    private static partial Regex TokenPattern();
}
