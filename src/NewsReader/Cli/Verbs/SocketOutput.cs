using System.Text.Json;

namespace NewsReader.Cli.Verbs;

/// <summary>Sends what a verb says to the one who asked, a JSON object a line.</summary>
internal sealed class SocketOutput(Stream stream) : VerbOutput
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Lock turn = new();
    private long progressAt;

    public override void Line(string line) => Send(new() { Line = line });

    public override void Error(string line) => Send(new() { Error = line });

    public override void Progress(int done, int total)
    {
        // Ten times a second is as often as an eye sees.
        if (done < total && Environment.TickCount64 - progressAt < 100)
            return;
        progressAt = Environment.TickCount64;
        Send(new() { Done = done, Total = total });
    }

    public void Exit(int code) => Send(new() { Exit = code });

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Send(VerbReply reply)
    {
        lock (turn)
        {
            try
            {
                stream.Write([.. JsonSerializer.SerializeToUtf8Bytes(reply, Json), (byte)'\n']);
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // Whoever asked has gone; the verb is being cancelled.
            }
        }
    }
}
