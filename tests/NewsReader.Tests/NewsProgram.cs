using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsReader.Tests;

/// <summary>The built program in its own process, as run from a shell.</summary>
public sealed partial class NewsProgram : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();

    private NewsProgram(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>A client for the site, if the program is serving.</summary>
    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public string ProcessId => process.Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The lines printed so far.</summary>
    public IReadOnlyList<string> Output => [.. output];

    /// <summary>The lines on the error stream so far.</summary>
    public IReadOnlyList<string> Errors => [.. errors];

    /// <summary>Starts the program in a folder, so its data folder is <c>data</c> inside it unless the arguments say
    /// otherwise.</summary>
    public static NewsProgram Start(TempFolder from, params string[] args) => Start(from, args, []);

    public static NewsProgram Start(TempFolder from, string[] args, Dictionary<string, string> environment)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
        var start = new ProcessStartInfo(host, [Path.Combine(AppContext.BaseDirectory, "NewsReader.dll"), .. args])
        {
            WorkingDirectory = from.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment.Remove(TempFolder.OfTheFramework);
        // Programs that live for seconds only: less is done for those that run for days.
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new(start);
    }

    /// <summary>Runs the program to its end.</summary>
    public static async Task<ProgramEnd> Run(TempFolder from, params string[] args)
    {
        using var program = Start(from, args);
        return await program.End();
    }

    /// <summary>Serves on a free port, and returns when the site answers.</summary>
    public static Task<NewsProgram> Serve(TempFolder from, params string[] settings) => Serve(from, settings, []);

    public static async Task<NewsProgram> Serve(
        TempFolder from,
        string[] settings,
        Dictionary<string, string> environment
    )
    {
        var program = Start(from, ["--urls", "http://127.0.0.1:0", .. settings], environment);
        try
        {
            var line = await program.Line(line => AnyAddress().IsMatch(line));
            program.Client.BaseAddress = new Uri(AnyAddress().Match(line).Value);
            return program;
        }
        catch
        {
            program.Dispose();
            throw;
        }
    }

    /// <summary>Waits for the first printed line that matches.</summary>
    public async Task<string> Line(Predicate<string> isWanted, TimeSpan? within = null)
    {
        string? Find() => output.FirstOrDefault(line => isWanted(line));
        await Until(() => Find() is not null, within);
        return Find()!;
    }

    /// <summary>Waits until a condition is true while the program runs.</summary>
    public async Task Until(Func<bool> isSo, TimeSpan? within = null)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            var hasEnded = process.HasExited;
            if (isSo())
                return;
            Assert.False(
                hasEnded || waited.Elapsed > (within ?? Bound),
                $"Not so after {waited.Elapsed}:\n{string.Join('\n', output.Concat(errors))}"
            );
        }
    }

    public async Task<System.Net.HttpStatusCode> Status(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    /// <summary>Asks the program to stop, as a service manager does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", ProcessId]);
        kill.WaitForExit();
    }

    /// <summary>Kills the program, like a power cut.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await End();
    }

    /// <summary>Waits for the program to end.</summary>
    public async Task<ProgramEnd> End()
    {
        using var bound = new CancellationTokenSource(Bound);
        await process.WaitForExitAsync(bound.Token);
        return new(process.ExitCode, Output, Errors);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(Bound);
        }
        process.Dispose();
        Client.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
            lines.Enqueue(line);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex AnyAddress();
}
