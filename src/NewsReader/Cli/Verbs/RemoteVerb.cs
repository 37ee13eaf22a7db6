using System.Net.Sockets;
using System.Text.Json;

namespace NewsReader.Cli.Verbs;

/// <summary>A command sent to the running program: its arguments, and the directory it was typed in.</summary>
internal sealed record VerbRequest(string[] Args, string Directory);

/// <summary>One line of the reply: output, progress, or the exit code, which comes last.</summary>
internal sealed record VerbReply
{
    public string? Line { get; init; }

    public string? Error { get; init; }

    public int? Done { get; init; }

    public int? Total { get; init; }

    public int? Exit { get; init; }
}

/// <summary>Sends the command over a socket to the process that holds the data folder.</summary>
internal static class RemoteVerb
{
    /// <returns>The exit code, or null if nobody listens because the holder is not serving.</returns>
    public static async Task<int?> Ask(string socketPath, string[] args, VerbOutput output, CancellationToken ct)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath), ct);
        }
        catch (Exception e) when (e is SocketException or ArgumentOutOfRangeException)
        {
            return null;
        }
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(
            JsonSerializer.SerializeToUtf8Bytes(new VerbRequest(args, Environment.CurrentDirectory)),
            ct
        );
        await stream.WriteAsync("\n"u8.ToArray(), ct);
        return await Relay(stream, output, ct);
    }

    private static async Task<int> Relay(NetworkStream stream, VerbOutput output, CancellationToken ct)
    {
        using var reader = new StreamReader(stream);
        while (await Next(reader, ct) is { } text && JsonSerializer.Deserialize<VerbReply>(text) is { } reply)
        {
            if (reply.Line is { } line)
                output.Line(line);
            if (reply.Error is { } error)
                output.Error(error);
            if (reply is { Done: { } done, Total: { } total })
                output.Progress(done, total);
            if (reply.Exit is { } exit)
                return exit;
        }
        output.Error(
            ct.IsCancellationRequested
                ? "Stopped early. What was done so far is stored."
                : "The running program ended before this was done. What it reported is stored."
        );
        return CommandLine.Refused;
    }

    private static async Task<string?> Next(StreamReader reader, CancellationToken ct)
    {
        try
        {
            return await reader.ReadLineAsync(ct);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            return null;
        }
    }
}
