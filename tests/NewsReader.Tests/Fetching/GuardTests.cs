using System.Net;
using NewsReader.Fetching;

namespace NewsReader.Tests.Fetching;

/// <summary>Nothing inside the network can be reached, however it is spelled, unless the owner allows it.</summary>
public sealed class GuardTests : IAsyncDisposed
{
    private readonly LoopbackWeb web = LoopbackWeb.Start(port => [$"localhost:{port}"]);
    private bool isReached;

    public GuardTests() =>
        web.At(
            "/",
            context =>
            {
                isReached = true;
                return Task.CompletedTask;
            }
        );

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("0x7f000001")]
    [InlineData("2130706433")]
    [InlineData("017700000001")]
    [InlineData("１２７.０.０.１")]
    [InlineData("127。0。0。1")]
    [InlineData("0.0.0.0")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[::127.0.0.1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    public async Task Internal_host_is_refused_in_every_spelling(string host)
    {
        Assert.True(Uri.TryCreate($"http://{host}:{web.Port}/", UriKind.Absolute, out var address));
        var fault = await web.Fault(new FetchRequest(address));
        Assert.Equal(FetchFault.Inside, fault.Fault);
        Assert.Contains("an address inside the network", fault.Message, StringComparison.Ordinal);
        Assert.Contains($":{web.Port} under Fetching:Allow", fault.Message, StringComparison.Ordinal);
        Assert.False(isReached);
    }

    [Fact]
    public async Task Allowed_internal_host_is_reached()
    {
        Assert.Equal(HttpStatusCode.OK, (await web.Get(new FetchRequest(web.Address("/", "localhost")))).Status);
        Assert.Equal(HttpStatusCode.OK, (await web.Get(new FetchRequest(web.Address("/", "LOCALHOST")))).Status);
        Assert.True(isReached);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data", FetchFault.Inside)]
    [InlineData("http://127.0.0.1:{port}/", FetchFault.Inside)]
    [InlineData("//[::1]:{port}/", FetchFault.Inside)]
    [InlineData("file:///etc/passwd", FetchFault.Redirect)]
    [InlineData("ftp://files.example.org/", FetchFault.Redirect)]
    [InlineData("http://me:secret@localhost:{port}/", FetchFault.Address)]
    [InlineData("http://mail.example.org:25/", FetchFault.Address)]
    [InlineData("http://[broken/", FetchFault.Redirect)]
    public async Task Redirect_target_is_checked_again(string location, FetchFault expected)
    {
        web.Redirect(
            "/away",
            302,
            location.Replace(
                "{port}",
                web.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
                StringComparison.Ordinal
            )
        );
        var fault = await web.Fault(new FetchRequest(web.Address("/away", "localhost")));
        Assert.Equal(expected, fault.Fault);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
        Assert.False(isReached);
    }

    [Theory]
    [InlineData("http://me:secret@news.example.org/")]
    [InlineData("http://news.example.org:22/")]
    [InlineData("gopher://news.example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    public async Task Invalid_web_address_is_refused(string address)
    {
        var fault = await web.Fault(new FetchRequest(new Uri(address)));
        Assert.Equal(FetchFault.Address, fault.Fault);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("intranet:8080", "intranet", 8080, true)]
    [InlineData("Intranet:8080", "intranet", 8080, true)]
    [InlineData("intranet:8080", "intranet", 80, false)]
    [InlineData("intranet:80", "intranet", 80, true)]
    [InlineData("intranet:8080", "a.intranet", 8080, false)]
    [InlineData("[fd00::5]:80", "fd00::5", 80, true)]
    [InlineData("[FD00:0::5]:80", "[fd00::5]", 80, true)]
    [InlineData("bücher.example:443", "xn--bcher-kva.example", 443, true)]
    public void Allow_list_matches_host_and_port_exactly(string named, string host, int port, bool expected)
    {
        var options = new FetchingOptions { Allow = { named } };
        Assert.Empty(options.Validate(new(options)));
        Assert.Equal(expected, options.Allows(host, port));
    }

    [Theory]
    [InlineData("")]
    [InlineData("intranet")]
    [InlineData("http://intranet:80")]
    [InlineData("intranet:80/x")]
    [InlineData("me@intranet:80")]
    [InlineData("intranet:99999")]
    [InlineData("*:80")]
    [InlineData("192.168.0.0/16:80")]
    public void Invalid_allow_list_entry_is_named(string named)
    {
        var options = new FetchingOptions { Allow = { named } };
        Assert.Contains(
            $"“{named}”",
            Assert.Single(options.Validate(new(options))).ErrorMessage,
            StringComparison.Ordinal
        );
    }
}
