using Microsoft.Win32.SafeHandles;
using NewsReader.Hosting.Logging;
using Spectre.Console;

namespace NewsReader.Cli;

/// <summary>
/// The output and error streams of this process. On a terminal it also draws a progress bar on the error stream, so the
/// output can still be piped.
/// </summary>
internal sealed class TerminalOutput : CommandOutput
{
    private static readonly bool IsInteractive = !Console.IsErrorRedirected && !Console.IsOutputRedirected;

    private readonly StreamWriter output = new(StandardOutput());
    private readonly TaskCompletionSource finished = new();
    private IAnsiConsole? console;
    private ProgressTask? bar;
    private Task drawing = Task.CompletedTask;

    public override void Line(string line) => output.WriteLine(LogText.Escape(line, keepLines: true));

    public override void Error(string line)
    {
        output.Flush();
        // The text can contain file names and words from feeds.
        var shown = LogText.Escape(line);
        if (console is null)
            Console.Error.WriteLine(shown);
        else
            console.WriteLine(shown);
    }

    public override void Progress(int done, int total)
    {
        if (!IsInteractive)
            return;
        if (bar is null)
            Draw();
        (bar!.MaxValue, bar.Value) = (Math.Max(1, total), done);
    }

    public override async ValueTask DisposeAsync()
    {
        finished.TrySetResult();
        await drawing;
        await output.DisposeAsync();
    }

    // The console's own stream hides that a pipe was closed, so a command would keep working for nobody. Files still go
    // through it, because they share their position with the error stream.
    private static Stream StandardOutput()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();
        var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
    }

    private void Draw()
    {
        console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        drawing = console
            .Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
            .StartAsync(progress =>
            {
                bar = progress.AddTask("Working");
                return finished.Task;
            });
    }
}
