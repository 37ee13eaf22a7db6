using Microsoft.Win32.SafeHandles;
using NewsReader.Cli.Verbs;
using NewsReader.Hosting.Logging;
using Spectre.Console;

namespace NewsReader.Cli;

/// <summary>
/// The output and error streams of this process, with a bar on the latter where somebody watches: what is printed can
/// still be piped.
/// </summary>
internal sealed class TerminalOutput : VerbOutput
{
    private static readonly bool IsWatched = !Console.IsErrorRedirected && !Console.IsOutputRedirected;

    private readonly StreamWriter output = new(StandardOutput());
    private readonly TaskCompletionSource finished = new();
    private IAnsiConsole? console;
    private ProgressTask? bar;
    private Task drawing = Task.CompletedTask;

    public override void Line(string line) => output.WriteLine(LogText.Escape(line, keepLines: true));

    public override void Error(string line)
    {
        output.Flush();
        // File names and the words of feeds are in it.
        var shown = LogText.Escape(line);
        if (console is null)
            Console.Error.WriteLine(shown);
        else
            console.WriteLine(shown);
    }

    public override void Progress(int done, int total)
    {
        if (!IsWatched)
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

    // The console's own stream hides that nobody reads on, and a verb would work to its end for nobody. A file is
    // written by it: its place is shared with the error stream.
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
