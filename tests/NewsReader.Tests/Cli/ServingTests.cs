using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace NewsReader.Tests.Cli;

[Trait("Speed", "Slow")]
public sealed class ServingTests : IDisposable
{
    private readonly TempFolder here = TempFolder.WithSeeds();

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task Site_logs_its_address_and_requests_and_stops_on_a_signal()
    {
        using var program = await NewsProgram.Serve(here, "--Site:Name=The Reader");
        await program.Line(line =>
            line.EndsWith(
                $"INF The Reader is at {program.Client.BaseAddress!.ToString().TrimEnd('/')}",
                StringComparison.Ordinal
            )
        );
        await program.Line(line =>
            line.Contains($"Its data is in {here.Path}/data (SQLite 3.", StringComparison.Ordinal)
        );

        var page = await program.Client.GetStringAsync(new Uri(NewsSite.SeedPath, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, await program.Status(Stylesheet().Match(page).Groups[1].Value));
        await program.Line(line => RequestLine().IsMatch(line));

        var asked = Stopwatch.StartNew();
        program.Terminate();
        var end = await program.End();
        Assert.Equal(0, end.ExitCode);
        Assert.InRange(asked.Elapsed.TotalSeconds, 0, 5);
        Assert.Empty(end.Errors);
    }

    [Fact]
    public async Task Unfinished_request_does_not_prevent_a_clean_stop()
    {
        using var program = await NewsProgram.Serve(here);
        using var slow = new System.Net.Sockets.TcpClient();
        await slow.ConnectAsync(program.Client.BaseAddress!.Host, program.Client.BaseAddress.Port);
        await slow.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: localhost\r\n"u8.ToArray());
        await Task.Delay(200);

        var asked = Stopwatch.StartNew();
        program.Terminate();

        Assert.Equal(0, (await program.End()).ExitCode);
        Assert.InRange(asked.Elapsed.TotalSeconds, 0, 9);
    }

    [Fact]
    public async Task Too_large_form_to_a_page_without_forms_gets_the_usual_response()
    {
        using var program = await NewsProgram.Serve(here);
        using var form = new ByteArrayContent(new byte[2_000_000]);
        form.Headers.ContentType = new("application/x-www-form-urlencoded");

        using var response = await program.Client.PostAsync(new Uri("/", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("That cannot be done", (await response.Page()).Text("h1"));
    }

    [Fact]
    public async Task Json_log_format_writes_one_object_per_line()
    {
        using var program = await NewsProgram.Serve(here, [], new() { ["NEWSREADER_Log__Format"] = "json" });
        Assert.Equal(HttpStatusCode.NotFound, await program.Status("/articles/none"));
        var asked = await program.Line(line => line.Contains("/articles/none", StringComparison.Ordinal));
        program.Terminate();
        var end = await program.End();

        Assert.Equal(0, end.ExitCode);
        Assert.All(
            end.Output,
            line => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind)
        );
        var properties = JsonDocument.Parse(asked).RootElement.GetProperty("Properties");
        Assert.Equal(
            ("GET", "/articles/none", 404),
            (
                properties.GetProperty("RequestMethod").GetString(),
                properties.GetProperty("RequestPath").GetString(),
                properties.GetProperty("StatusCode").GetInt32()
            )
        );
        Assert.Equal("/articles/{slug}", properties.GetProperty("Route").GetString());
        Assert.True(properties.GetProperty("Elapsed").GetDouble() > 0);
    }

    private static System.Text.RegularExpressions.Regex Stylesheet() =>
        new("<link rel=\"stylesheet\" href=\"([^\"]+)\"");

    private static System.Text.RegularExpressions.Regex RequestLine() =>
        new($@"^\d\d:\d\d:\d\d INF GET {NewsSite.SeedPath} 200 in \d+\.\d ms by /articles/{{slug}}$");
}
