using System.Text.Json;

namespace NewsReader.Cli.Remote;

/// <summary>Sends a command's output to the client, one JSON object per line.</summary>
internal sealed class SocketOutput(Stream stream) : CommandOutput
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Lock sync = new();
    private long progressAt;

    public override void Line(string line) => Send(new() { Line = line });

    public override void Error(string line) => Send(new() { Error = line });

    public override void Progress(int done, int total)
    {
        // Ten updates per second are enough for the eye.
        if (done < total && Environment.TickCount64 - progressAt < 100)
            return;
        progressAt = Environment.TickCount64;
        Send(new() { Done = done, Total = total });
    }

    public void Exit(int code) => Send(new() { Exit = code });

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Send(CommandReply reply)
    {
        lock (sync)
        {
            try
            {
                stream.Write([.. JsonSerializer.SerializeToUtf8Bytes(reply, Json), (byte)'\n']);
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // The client has gone, and the command is being cancelled.
            }
        }
    }
}
