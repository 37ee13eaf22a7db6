using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using NewsReader.Collection;
using NewsReader.Hosting;
using NewsReader.Hosting.Machine;

namespace NewsReader.Cli.Remote;

/// <summary>
/// While the site is running, carries out commands that arrive over a Unix socket in the data folder, which only its
/// owner can open. This way a single process writes the database, and a command runs the same code whether or not the
/// site is running.
/// </summary>
internal sealed partial class CommandListener(
    IConfiguration configuration,
    IServiceProvider services,
    ILogger<CommandListener> log
) : BackgroundService
{
    private const int LongestRequest = 1_000_000;

    private static readonly TimeSpan RequestTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DelayAfterFault = TimeSpan.FromSeconds(1);

    private readonly string path = Settings.CommandSocket(configuration);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        if (!Listen(socket))
            return;
        List<Task> answers = [];
        try
        {
            while (true)
            {
                answers.RemoveAll(answer => answer.IsCompleted);
                if (await Accept(socket, stoppingToken) is { } client)
                    answers.Add(Answer(client, stoppingToken));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(answers);
        }
        finally
        {
            // If the data folder was moved away, there is nothing to delete.
            if (File.Exists(path))
                File.Delete(path);
        }
    }

    private async Task<Socket?> Accept(Socket socket, CancellationToken stopping)
    {
        try
        {
            return await socket.AcceptAsync(stopping);
        }
        catch (SocketException e)
        {
            // The client has already gone, or too many files are open. Others may still connect.
            NotAccepted(e, e.Message);
            await Task.Delay(DelayAfterFault, stopping);
            return null;
        }
    }

    private bool Listen(Socket socket)
    {
        try
        {
            UnixSockets.MakeRoom(path, Settings.CommandSocketSetting);
            socket.Bind(new UnixDomainSocketEndPoint(path));
            // Nobody can connect before it listens, and from then on only the owner can.
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            socket.Listen();
            return true;
        }
        catch (Exception e)
            when (e
                    is SettingException
                        or SocketException
                        or ArgumentOutOfRangeException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            NotListening(path, e.Message);
            return false;
        }
    }

    private async Task Answer(Socket client, CancellationToken stopping)
    {
        await using var stream = new NetworkStream(client, ownsSocket: true);
        await using var output = new SocketOutput(stream);
        try
        {
            if (await Read(stream, stopping) is not { Args: not null, Directory: not null } request)
                return;
            Asked(CommandLine.CommandIn(request.Args));
            using var disconnected = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            _ = CancelWhenGone(stream, disconnected);
            var context = new CommandContext(services, request.Directory, output);
            var exit = await CommandLine
                .Create((_, handler, ct) => handler(context, ct))
                .Parse(request.Args)
                .InvokeAsync(new() { EnableDefaultExceptionHandler = false }, disconnected.Token);
            output.Exit(exit);
            await disconnected.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            output.Exit(CommandLine.Refused);
        }
        catch (JsonException)
        {
            // Not one of our clients, so it gets no reply.
        }
        catch (Exception e) when (CommandLine.Refusal(e) is { } refusal)
        {
            if (DatabaseFault.In(e) is { } fault && !DatabaseFault.MayPass(fault))
                Failed(e, e.Message);
            output.Error(refusal);
            output.Exit(CommandLine.Failed);
        }
        catch (Exception e)
        {
            Failed(e, e.Message);
            output.Error(
                $"The command failed: {e.Message.TrimEnd('.')}. The log of the running program has the details."
            );
            output.Exit(CommandLine.Failed);
        }
    }

    private static async Task<CommandRequest?> Read(NetworkStream stream, CancellationToken stopping)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        bound.CancelAfter(RequestTime);
        using var request = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (request.Length < LongestRequest)
        {
            var read = await stream.ReadAsync(buffer, bound.Token);
            if (read == 0)
                return null;
            request.Write(buffer, 0, read);
            if (buffer[read - 1] == '\n')
                return JsonSerializer.Deserialize<CommandRequest>(
                    Encoding.UTF8.GetString(request.GetBuffer(), 0, (int)request.Length)
                );
        }
        return null;
    }

    // The client sends nothing after its request, so the next read that completes is the end of the connection.
    private static async Task CancelWhenGone(NetworkStream stream, CancellationTokenSource disconnected)
    {
        try
        {
            while (await stream.ReadAsync(new byte[1], disconnected.Token) > 0) { }
            await disconnected.CancelAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The command has ended.
        }
    }

    [LoggerMessage(LogLevel.Information, "Running a command from the command line: {Command}")]
    private partial void Asked(string command);

    [LoggerMessage(LogLevel.Warning, "Could not accept a command, still listening for the next one: {Reason}")]
    private partial void NotAccepted(Exception exception, string reason);

    [LoggerMessage(LogLevel.Error, "A command failed: {Reason}")]
    private partial void Failed(Exception exception, string reason);

    [LoggerMessage(
        LogLevel.Warning,
        "The socket {Path} cannot be used. To run commands other than parse, stop this program first. {Reason}"
    )]
    private partial void NotListening(string path, string reason);
}
