using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using NewsReader.Hosting;

namespace NewsReader.Tests.Hosting;

/// <summary>The startup line shows an address that works; socket files decide who may connect.</summary>
[Trait("Speed", "Slow")]
public sealed class SiteServerTests : IDisposable
{
    private readonly TempFolder here = TempFolder.WithSeeds();

    public void Dispose() => here.Dispose();

    [Theory]
    [InlineData("http://[::]:5080", "localhost;127.0.0.1", "", "http://localhost:5080")]
    [InlineData("http://0.0.0.0:8080", "*", "", "http://localhost:8080")]
    [InlineData("http://+:80", "localhost", "", "http://localhost")]
    [InlineData("http://*:5080", "news.example", "", "http://news.example:5080")]
    [InlineData("http://[::]:5080", "*.example.org;news.example.org", "", "http://news.example.org:5080")]
    [InlineData("https://[::]:443", "news.example", "/reader", "https://news.example/reader")]
    [InlineData("http://127.0.0.1:41234", "localhost;127.0.0.1", "reader/", "http://127.0.0.1:41234/reader")]
    [InlineData("http://[::1]:5080", "localhost", "", "http://[::1]:5080")]
    [InlineData("http://192.0.2.1:5080/", "192.0.2.1", "", "http://192.0.2.1:5080")]
    [InlineData("http://myhost:5080", "localhost", "", "http://localhost:5080")]
    [InlineData("http://unix:/run/news/reader.sock", "localhost", "", "the socket /run/news/reader.sock")]
    public void Startup_line_shows_an_address_that_works(string listens, string hosts, string pathBase, string opens) =>
        Assert.Equal(
            opens,
            SiteAddress.Opening(
                listens,
                new ConfigurationBuilder()
                    .AddInMemoryCollection(
                        new Dictionary<string, string?> { ["AllowedHosts"] = hosts, ["PathBase"] = pathBase }
                    )
                    .Build()
            )
        );

    [Theory]
    [InlineData("http://localhost:5080", "localhost;127.0.0.1", "", "http://localhost:5080")]
    [InlineData("http://localhost:5080", "*", "", "http://localhost:5080")]
    [InlineData("http://localhost:5080", "", "", "http://localhost:5080")]
    [InlineData("http://localhost:5080", "news.example.org", "", "news.example.org")]
    [InlineData("http://127.0.0.1:5080", "news.example.org", "/reader", "news.example.org/reader")]
    [InlineData("http://[::1]:5080", "[::1]", "", "http://[::1]:5080")]
    [InlineData("http://[::]:8080", "news.example.org", "", "http://news.example.org:8080")]
    [InlineData("http://unix:/run/news/reader.sock", "news.example.org", "", "news.example.org")]
    [InlineData("http://localhost:5080", "*.example.org", "", "http://localhost:5080")]
    public void The_owners_link_has_a_name_that_the_site_answers_to(
        string listens,
        string hosts,
        string pathBase,
        string opens
    ) =>
        Assert.Equal(
            opens,
            SiteAddress.Link(
                listens,
                new ConfigurationBuilder()
                    .AddInMemoryCollection(
                        new Dictionary<string, string?> { ["AllowedHosts"] = hosts, ["PathBase"] = pathBase }
                    )
                    .Build()
            )
        );

    [Theory]
    [InlineData(null, "660")]
    [InlineData("666", "666")]
    [InlineData("0600", "600")]
    public async Task Socket_has_the_configured_mode_and_replaces_a_stale_one(string? setting, string mode)
    {
        var path = Path.Combine(here.Path, "reader.sock");
        using (var left = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
            left.Bind(new UnixDomainSocketEndPoint(path));
        using var program = NewsProgram.Start(
            here,
            [$"--urls=http://unix:{path}", .. setting is null ? Array.Empty<string>() : [$"--SocketMode={setting}"]],
            []
        );
        await program.Line(line => line.EndsWith($"NewsReader is at the socket {path}", StringComparison.Ordinal));

        Assert.True(OperatingSystem.IsWindows() || (int)File.GetUnixFileMode(path) == Convert.ToInt32(mode, 8));
        using var client = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectCallback = async (_, ct) =>
                {
                    var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        );
        using var answer = await client.GetAsync(new Uri("http://localhost/"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var second = await NewsProgram.Run(here, $"--urls=http://unix:{path}", "--Data=other");
        Assert.Contains("Stop what listens there", second.FailedPlainly(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_socket_path_is_refused_with_a_reason()
    {
        var longest = Path.Combine(here.Path, new string('x', 120) + ".sock");
        Assert.Contains(
            $"has {longest.Length} bytes, but the system allows 107",
            (await NewsProgram.Run(here, $"--urls=http://unix:{longest}")).FailedPlainly(),
            StringComparison.Ordinal
        );
        var taken = here.Write("letter.txt", "Not a socket");
        Assert.Contains(
            "is not a socket",
            (await NewsProgram.Run(here, $"--urls=http://unix:{taken}")).FailedPlainly(),
            StringComparison.Ordinal
        );
        Assert.True(File.Exists(taken));
        foreach (var mode in (string[])["rw-rw----", "999", "6600"])
            Assert.Contains(
                $"The setting SocketMode is “{mode}”",
                (await NewsProgram.Run(here, "--urls=http://127.0.0.1:0", $"--SocketMode={mode}")).FailedPlainly(),
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task File_at_the_command_socket_path_is_kept()
    {
        var letter = here.Write("letter.txt", "Not a socket");
        using var program = await NewsProgram.Serve(here, [], new() { ["NEWSREADER_COMMANDSOCKET"] = letter });
        Assert.Contains(
            "is not a socket",
            await program.Line(line => line.Contains("commands other than parse", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        Assert.Equal("Not a socket", await File.ReadAllTextAsync(letter));
    }

    [Fact]
    public async Task Configured_command_socket_works_for_a_long_data_folder_path()
    {
        var data = Path.Combine(here.Path, new string('d', 110));
        using (var without = await NewsProgram.Serve(here, "--data", data))
        {
            Assert.Contains(
                "with the setting CommandSocket",
                await without.Line(line =>
                    line.Contains("To run commands other than parse, stop this program first", StringComparison.Ordinal)
                ),
                StringComparison.Ordinal
            );
            Assert.Contains(
                "with the setting CommandSocket",
                (await NewsProgram.Run(here, "export", "--data", data)).FailedPlainly(),
                StringComparison.Ordinal
            );
        }
        Dictionary<string, string> environment = new()
        {
            ["NEWSREADER_COMMANDSOCKET"] = Path.Combine(here.Path, "c.sock"),
        };
        using var program = await NewsProgram.Serve(here, ["--data", data], environment);
        using var command = NewsProgram.Start(here, ["export", "--data", data], environment);
        var export = await command.End();
        Assert.Equal(0, export.ExitCode);
        Assert.NotEmpty(export.Output);
    }
}
