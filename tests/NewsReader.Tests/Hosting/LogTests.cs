using System.Net;
using System.Text;
using System.Text.Json;
using NewsReader.Hosting.Logging;
using Serilog.Events;
using Serilog.Parsing;

namespace NewsReader.Tests.Hosting;

/// <summary>
/// Text from outside can never write a log line of its own, give the terminal commands, or reorder text.
/// </summary>
public sealed class LogTests : IDisposable
{
    private const string Forged = "12:00:00 INF Forged";

    // Inserted into names: line breaks of several kinds, terminal commands, bidirectional control characters.
    private static readonly string[] Breaks =
    [
        "\n",
        "\r\n",
        "\r",
        "\u0085",
        "\u2028",
        "\u001b[2K\u001b[1A",
        "\u009b2K",
        "\u202e",
        "\u2066",
        "\b\b\b",
        "\u007f",
        "\ufeff",
        "\U000e0041",
    ];

    private readonly TempFolder here = TempFolder.WithSeeds();

    public void Dispose() => here.Dispose();

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("Größe “quoted” 日本語 עברית 🙂", "Größe “quoted” 日本語 עברית 🙂")]
    [InlineData("a\nb", "a\\u000Ab")]
    [InlineData("\u001b[31mred", "\\u001B[31mred")]
    [InlineData("\u202egnp.exe", "\\u202Egnp.exe")]
    [InlineData("a\u2028b\u0085c", "a\\u2028b\\u0085c")]
    [InlineData("\U000e0041", "\\uDB40\\uDC41")]
    public void Unsafe_characters_are_escaped(string text, string expected) =>
        Assert.Equal(expected, LogText.Escape(text));

    [Fact]
    public void Lone_surrogate_is_escaped() => Assert.Equal("a\\uD800b", LogText.Escape("a\ud800b"));

    [Fact]
    public void Values_exceptions_and_templates_never_begin_a_line()
    {
        foreach (var evil in Breaks)
        {
            var forged = $"x{evil}{Forged}";
            var log = new LogEvent(
                DateTimeOffset.UnixEpoch,
                LogEventLevel.Error,
                Thrown(forged),
                new MessageTemplateParser().Parse($"Said {{Value}}, {{@Whole}} and{evil}{Forged}"),
                [new("Value", new ScalarValue(forged)), new("Whole", new SequenceValue([new ScalarValue(forged)]))]
            );
            using var lines = new StringWriter();
            new LogLines().Format(log, lines);
            var text = lines.ToString().TrimEnd('\n').Split('\n');
            Assert.StartsWith("00:00:00 ERR Said x", text[0], StringComparison.Ordinal);
            Assert.All(text[1..], line => Assert.StartsWith("    ", line, StringComparison.Ordinal));
            Assert.True(text.Length > 1);
            Assert.DoesNotContain(string.Concat(text), IsUnsafe);

            using var objects = new StringWriter();
            new LogObjects().Format(log, objects);
            var one = objects.ToString().TrimEnd('\n');
            Assert.DoesNotContain(one, IsUnsafe);
            Assert.Equal(
                forged,
                JsonDocument.Parse(one).RootElement.GetProperty("Properties").GetProperty("Value").GetString()
            );
        }
    }

    [Theory]
    [Trait("Speed", "Slow")]
    [InlineData("text")]
    [InlineData("json")]
    public async Task Requests_documents_and_feeds_cannot_forge_a_line(string format)
    {
        var names = Breaks.Where(evil => evil is not "\ufeff").ToList();
        for (var i = 0; i < names.Count; i++)
        {
            // One document is refused because of its front matter, one is imported. File names come from anywhere.
            here.Write(
                $"data/documents/{i}{names[i]}{Forged}.md",
                $"---\ntitle: {JsonSerializer.Serialize($"T{i}{names[i]}{Forged}")}\nlanguage: {JsonSerializer.Serialize($"x{names[i]}{Forged}")}\n---\nIts text is here.\n"
            );
            here.Write($"data/documents/{i}{names[i]}{Forged}.txt", "");
        }
        using var program = await NewsProgram.Serve(
            here,
            $"--Log:Format={format}",
            "--Serilog:MinimumLevel:Default=Debug",
            "--Serilog:MinimumLevel:Override:Microsoft=Information"
        );
        using var client = new HttpClient { BaseAddress = program.Client.BaseAddress };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 \t" + Forged);
        foreach (var evil in Breaks)
        {
            using var answer = await client.GetAsync(
                new Uri($"/articles/x{Uri.EscapeDataString(evil)}{Uri.EscapeDataString(Forged)}", UriKind.Relative)
            );
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            using var post = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new StringContent("x") };
            post.Headers.TryAddWithoutValidation("Origin", "https://a\t" + Forged);
            using var refused = await client.SendAsync(post);
        }
        await RawHost(program.Client.BaseAddress!);
        await program.Until(() =>
            program.Output.Count(line => line.Contains("/articles/x", StringComparison.Ordinal)) >= Breaks.Length
            && program.Output.Any(line => line.Contains(".txt", StringComparison.Ordinal))
        );
        program.Terminate();
        var end = await program.End();

        Assert.Contains(end.Output, line => line.Contains(Forged, StringComparison.Ordinal));
        Assert.Contains(end.Output, line => line.Contains(".txt", StringComparison.Ordinal));
        Assert.DoesNotContain(
            end.Output,
            line => line.StartsWith(Forged, StringComparison.Ordinal) || line.Any(IsUnsafe)
        );
        if (format == "json")
            Assert.All(
                end.Output,
                line => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind)
            );
    }

    // No HTTP client sends such a host, so write the request by hand.
    private static async Task RawHost(Uri site)
    {
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(site.Host, site.Port);
        await socket
            .GetStream()
            .WriteAsync(
                Encoding.UTF8.GetBytes($"GET / HTTP/1.1\r\nHost: x\u202e{Forged}\r\nConnection: close\r\n\r\n")
            );
        _ = await socket.GetStream().ReadAsync(new byte[1000]);
    }

    private static bool IsUnsafe(char letter) =>
        char.GetUnicodeCategory(letter)
            is System.Globalization.UnicodeCategory.Control
                or System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.LineSeparator
                or System.Globalization.UnicodeCategory.ParagraphSeparator;

    private static InvalidOperationException Thrown(string message)
    {
        try
        {
            throw new InvalidOperationException(message, new FormatException(message));
        }
        catch (InvalidOperationException e)
        {
            return e;
        }
    }
}
