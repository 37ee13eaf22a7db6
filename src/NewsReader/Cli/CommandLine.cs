using System.CommandLine;
using System.CommandLine.Invocation;
using Microsoft.Data.Sqlite;
using NewsReader.Cli.Parse;
using NewsReader.Cli.Verbs;
using NewsReader.Hosting;
using NewsReader.Hosting.Logging;
using NewsReader.Hosting.Machine;

namespace NewsReader.Cli;

/// <summary>
/// What the program can be told on its command line: to serve, which it does when told nothing, and the verbs.
/// </summary>
internal static class CommandLine
{
    /// <summary>Everything was done.</summary>
    public const int Done = 0;

    /// <summary>Something was refused; all else was done.</summary>
    public const int Refused = 1;

    /// <summary>Nothing was done: the command or a setting is wrong, or the data folder cannot be used.</summary>
    public const int Failed = 2;

    /// <summary>The site ended without having been told to: the log says why.</summary>
    public const int Broke = 3;

    // EPIPE, on Linux as on macOS.
    private const int BrokenPipe = 32;

    // Longer than a document takes: a command that is told to stop finishes what it has begun.
    private static readonly TimeSpan Stopping = TimeSpan.FromSeconds(30);

    /// <param name="args">As given; settings among them (<c>--Site:Name=…</c>) go to the configuration.</param>
    /// <param name="serve">Serves the site until it is told to stop.</param>
    /// <param name="signals">Hears since the program began whether it is told to stop.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(
        string[] args,
        Func<string[], CancellationToken, Task<int>> serve,
        StopSignals signals
    )
    {
        var data = DataOption();
        var settings = new Argument<string[]>("setting")
        {
            Description = "Any setting, as --Name=value, such as --Site:Name=\"My News\"",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var root = Create((parsed, verb, ct) => HereOrThere(args, parsed.GetValue(data), verb, ct), data);
        root.Add(ParseCommand.Create());
        root.Add(
            new Option<string?>("--urls")
            {
                Description = $"The addresses to listen on [default: {SiteServer.DefaultUrl}]",
                HelpName = "urls",
            }
        );
        root.Add(settings);
        root.SetAction(
            async (parsed, ct) =>
            {
                if (parsed.GetValue(settings)?.FirstOrDefault(token => !IsSetting(token)) is { } unknown)
                    return Fail($"“{unknown}” is not a command. See --help.");
                using var stopping = CancellationTokenSource.CreateLinkedTokenSource(ct, signals.Token);
                return await serve(args, stopping.Token);
            }
        );
        try
        {
            var parsed = root.Parse(args);
            var isServing = parsed.CommandResult.Command == root;
            if (!isServing)
                signals.Dispose();
            var code = await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    // The site hears signals itself and bounds its own end. However long that takes, it ends with 0.
                    ProcessTerminationTimeout = isServing ? null : Stopping,
                }
            );
            return parsed.Action is ParseErrorAction ? Failed : code;
        }
        catch (Exception e)
            when (e
                    is DataFolderException
                        or SettingException
                        or Microsoft.Extensions.Options.OptionsValidationException
            )
        {
            return Fail(e.Message);
        }
        catch (IOException e)
        {
            // Whoever reads no further (head, a pager) wants no more, and no message.
            return e.HResult == BrokenPipe ? Refused : Fail($"Stopped before the end: {e.Message}");
        }
        catch (SqliteException e)
        {
            return Fail($"The database cannot be used now: {e.Message}");
        }
    }

    /// <summary>The verbs that work on the collection.</summary>
    public static RootCommand Create(VerbRunner run, Option<string?>? data = null) =>
        new("NewsReader, a web news reader. Without a command it serves.")
        {
            data ?? DataOption(),
            ImportCommand.Create(run),
            ExportCommand.Create(run),
            FeedsCommand.Create(run),
            OwnerCommand.Create(run),
        };

    private static Option<string?> DataOption() =>
        new("--data")
        {
            Description = "The folder that holds all that is kept [default: data]",
            HelpName = "folder",
            Recursive = true,
        };

    // Where the program runs already, it does what is asked: the database has one writer.
    private static async Task<int> HereOrThere(string[] args, string? data, Verb verb, CancellationToken ct)
    {
        // Signals are listened for from the first pause on, and SQLite makes none.
        await Task.Yield();
        var configuration = Settings.OfVerb(data);
        await using var output = new TerminalOutput();
        await using var services = new ServiceCollection()
            .AddSingleton(configuration)
            .AddLogging()
            .AddCollection(configuration)
            .BuildServiceProvider();
        try
        {
            TempFiles.KeepIn(services.GetRequiredService<DataFolder>());
        }
        catch (DataFolderHeldException held)
        {
            var socket = Settings.CommandSocket(configuration);
            return await RemoteVerb.Ask(socket, args, output, ct)
                ?? Fail(
                    UnixSockets.Fault(socket, Settings.CommandSocketSetting) is { } fault
                        ? $"{held.Message} {fault}"
                        : held.Message
                );
        }
        return await verb(new(services, Environment.CurrentDirectory, output), ct);
    }

    /// <summary>The paths that a command works on: one or more, none of them empty.</summary>
    public static Argument<string[]> Paths()
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "Files (text, Markdown, saved pages), and folders with all below them",
            Arity = ArgumentArity.OneOrMore,
        };
        paths.Validators.Add(given =>
        {
            if (given.Tokens.Any(token => token.Value.Length == 0))
                given.AddError("One of the paths is empty: expected the path of a file or folder.");
            if (
                given.Tokens.FirstOrDefault(token => token.Value.StartsWith('-') && !Path.Exists(token.Value)) is
                { } mistyped
            )
                given.AddError($"“{mistyped.Value}” is not an option. See --help.");
        });
        return paths;
    }

    /// <summary>The verb and what stands behind it, without the option of the data folder: for the log.</summary>
    public static string VerbIn(IReadOnlyList<string> args) =>
        string.Join(' ', args.Where((word, i) => !IsData(word) && !(i > 0 && args[i - 1] == "--data")).Take(2));

    public static int Fail(string message)
    {
        Console.Error.WriteLine(LogText.Escape(message, keepLines: true));
        return Failed;
    }

    private static bool IsData(string token) =>
        token == "--data" || token.StartsWith("--data=", StringComparison.Ordinal);

    private static bool IsSetting(string token) =>
        token.StartsWith("--", StringComparison.Ordinal) && token.Contains('=', StringComparison.Ordinal);
}
