using System.Net.Sockets;
using System.Text.Json;

namespace NewsReader.Cli.Remote;

/// <summary>Sends the command over a socket to the process that holds the data folder.</summary>
internal static class RemoteCommand
{
    /// <returns>The exit code, or null if nobody listens because the holder is not serving.</returns>
    public static async Task<int?> Ask(string socketPath, string[] args, CommandOutput output, CancellationToken ct)
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
            JsonSerializer.SerializeToUtf8Bytes(new CommandRequest(args, Environment.CurrentDirectory)),
            ct
        );
        await stream.WriteAsync("\n"u8.ToArray(), ct);
        return await Relay(stream, output, ct);
    }

    private static async Task<int> Relay(NetworkStream stream, CommandOutput output, CancellationToken ct)
    {
        using var reader = new StreamReader(stream);
        while (await Next(reader, ct) is { } text && JsonSerializer.Deserialize<CommandReply>(text) is { } reply)
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
