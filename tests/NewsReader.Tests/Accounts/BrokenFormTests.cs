using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace NewsReader.Tests.Accounts;

/// <summary>At every address that takes a form, an unreadable one is a 400 that says why.</summary>
public sealed class BrokenFormTests(EveryChangeTests.OwnedSite owned) : IClassFixture<EveryChangeTests.OwnedSite>
{
    private const string Form = "application/x-www-form-urlencoded";

    public static TheoryData<string, string, string> Broken { get; } =
        new()
        {
            { $"{Form}; charset=utf-7", "name=x", "utf-7" },
            { $"{Form}; charset=\"utf-7\"", "name=x", "utf-7" },
            { $"{Form}; charset=nonsense", "name=x", "nonsense" },
            { $"{Form}; charset=UTF-32BE", "name=x", "UTF-32BE" },
            { $"{Form}; charset=utf-16", "name=x", "utf-16" },
            { "multipart/form-data; boundary=b; charset=utf-7", Part("name", "x") + "--b--\r\n", "utf-7" },
            {
                "multipart/form-data; boundary=b",
                "--b\r\nContent-Disposition: form-data; name=name\r\nContent-Type: text/plain; charset=utf-7\r\n\r\nx\r\n--b--\r\n",
                "an encoding that we don’t read"
            },
            { "multipart/form-data", Part("name", "x") + "--b--\r\n", "what separates its parts" },
            { "multipart/form-data; boundary=\"\"", Part("name", "x") + "--b--\r\n", "That form cannot be read" },
            { $"multipart/form-data; boundary={new string('b', 300)}", "x", "That form cannot be read" },
            { "multipart/form-data; boundary=b", Part("name", "x"), "was cut off" },
            {
                "multipart/form-data; boundary=b",
                "--b\r\nContent-Disposition: form-data; name=name\r\n\r\nhalf of",
                "was cut off"
            },
            {
                "multipart/form-data; boundary=b",
                "--b\r\nno header at all\r\n\r\nx\r\n--b--\r\n",
                "That form cannot be read"
            },
            { Form, string.Join('&', Enumerable.Range(0, 300).Select(i => $"f{i}=x")), "too many fields" },
            {
                "multipart/form-data; boundary=b",
                string.Concat(Enumerable.Range(0, 300).Select(i => Part($"f{i}", "x"))) + "--b--\r\n",
                "too many fields"
            },
            { Form, $"{new string('k', 5_000)}=x", "too long" },
            { "text/plain", "name=x", "text/plain" },
            { "application/json", "{}", "application/json" },
            { "multipart/mixed; boundary=b", Part("name", "x") + "--b--\r\n", "multipart/mixed" },
            { "nonsense", "name=x", "nonsense" },
            { "", "name=x", "does not say that it is a form" },
        };

    [Theory, MemberData(nameof(Broken))]
    public async Task A_broken_form_is_refused_in_words_at_every_address(string type, string body, string words)
    {
        var before = owned.Rows();
        foreach (var path in Paths())
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (type.Length > 0)
                content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var answer = await owned.Owner.Send(HttpMethod.Post, path, content);
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, answer.StatusCode));
            var page = await answer.Page();
            Assert.Equal("That form cannot be read", page.Text("h1"));
            Assert.Contains(words, page.Text("main"), StringComparison.Ordinal);
        }
        Assert.Equal(before, owned.Rows());
    }

    [Theory]
    [InlineData($"{Form}; charset=utf-8")]
    [InlineData($"{Form}; charset=\"UTF-8\"")]
    [InlineData($"{Form}; charset=iso-8859-1")]
    [InlineData(Form)]
    public async Task A_whole_form_is_read_in_every_supported_encoding(string type)
    {
        var token = await owned.Owner.Token("/owner/settings");
        var content = new ByteArrayContent(
            Encoding.UTF8.GetBytes($"name=Reader&form-token={Uri.EscapeDataString(token)}")
        );
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await owned.Owner.Send(HttpMethod.Post, "/owner/settings", content);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/nowhere.atom")]
    [InlineData("/wp-login.php")]
    [InlineData("/owner/nowhere")]
    [InlineData("/articles/a/b/c")]
    [InlineData("/img/x")]
    [InlineData("/sources/of/nothing")]
    public async Task An_unknown_address_is_404_whatever_is_sent(string path)
    {
        using var stranger = new Visitor(owned.Site);
        foreach (var visitor in (Visitor[])[owned.Owner, stranger])
        {
            foreach (
                var type in (string[])
                    [
                        Form,
                        "text/plain",
                        $"{Form}; charset=utf-7",
                        "multipart/form-data; boundary=b",
                        "multipart/form-data",
                    ]
            )
            {
                var content = new ByteArrayContent("a=b"u8.ToArray());
                content.Headers.TryAddWithoutValidation("Content-Type", type);
                using var answer = await visitor.Send(HttpMethod.Post, path, content);
                Assert.Equal((type, HttpStatusCode.NotFound), (type, answer.StatusCode));
                Assert.Equal("Nothing stands at this address", (await answer.Page()).Text("h1"));
            }
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/search?q=a")]
    [InlineData("/owner/feeds")]
    [InlineData("/owner/feeds.opml")]
    [InlineData("/index.atom")]
    public async Task A_page_that_only_reads_ignores_a_form(string path)
    {
        foreach (
            var type in (string[])
                [$"{Form}; charset=utf-7", "multipart/form-data", "multipart/form-data; boundary=b", "nonsense"]
        )
        {
            using var content = new ByteArrayContent("a=b"u8.ToArray());
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var answer = await owned.Owner.Send(HttpMethod.Get, path, content);
            Assert.Equal((type, HttpStatusCode.OK), (type, answer.StatusCode));
        }
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task A_body_that_is_cut_off_or_has_a_wrong_length_is_400_and_no_exception()
    {
        using var here = TempFolder.WithSeeds();
        using var program = await NewsProgram.Serve(here);
        foreach (
            var head in (string[])
                [
                    $"Content-Type: {Form}\r\nContent-Length: 500",
                    "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 500",
                    $"Content-Type: {Form}\r\nTransfer-Encoding: chunked",
                ]
        )
        {
            using var client = new TcpClient();
            await client.ConnectAsync(program.Client.BaseAddress!.Host, program.Client.BaseAddress.Port);
            var stream = client.GetStream();
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes($"POST /owner/settings HTTP/1.1\r\nHost: localhost\r\n{head}\r\n\r\nname=x")
            );
            client.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream);
            // The server may think that the connection has ended. Then it answers nobody.
            Assert.StartsWith("HTTP/1.1 400", await reader.ReadLineAsync() ?? "HTTP/1.1 400", StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.OK, await program.Status("/readyz"));
        Assert.DoesNotContain(program.Output, line => line.Contains("Exception", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task If_uploads_cannot_be_written_the_answer_says_so()
    {
        using var here = TempFolder.WithSeeds();
        var temporary = Directory.CreateDirectory(Path.Combine(here.Path, "temporary")).FullName;
        using var program = await NewsProgram.Serve(
            here,
            [],
            new() { ["ASPNETCORE_TEMP"] = temporary, ["TMPDIR"] = temporary }
        );
        using var owner = new Visitor(program.Client);
        using (var taken = await Upload(owner))
            Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        Directory.Delete(temporary, recursive: true);
        var before = program.Output.Count;
        using var refused = await Upload(owner);
        // If temporary files are in the data folder, they still work.
        if (refused.StatusCode == HttpStatusCode.SeeOther)
            return;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("The upload failed", (await refused.Page()).Text("h1"));
        Assert.DoesNotContain(
            program.Output.Skip(before),
            line => line.Contains("Exception", StringComparison.Ordinal)
        );
    }

    // Larger than what the server buffers in memory.
    private static Task<HttpResponseMessage> Upload(Visitor owner) =>
        owner.Upload(
            "/owner/import",
            "/owner/import",
            "files",
            [
                (
                    "a.txt",
                    Encoding.UTF8.GetBytes(
                        "A plain story\n\n" + string.Concat(Enumerable.Repeat("Its text is here.\n\n", 20_000))
                    )
                ),
            ]
        );

    private List<string> Paths() =>
        [
            .. owned
                .Site.Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint =>
                    endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true
                )
                .Select(endpoint =>
                    System.Text.RegularExpressions.Regex.Replace(
                        "/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
                        @"\{[^}]*\}",
                        "1"
                    )
                )
                .Distinct(),
        ];

    private static string Part(string name, string value) =>
        $"--b\r\nContent-Disposition: form-data; name={name}\r\n\r\n{value}\r\n";
}
