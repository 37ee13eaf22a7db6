using System.CommandLine;
using System.CommandLine.Invocation;
using Microsoft.Extensions.Options;
using NewsReader.Cli.Feeds;
using NewsReader.Cli.Parse;
using NewsReader.Cli.Remote;
using NewsReader.Collection;
using NewsReader.Hosting;
using NewsReader.Hosting.Logging;
using NewsReader.Hosting.Machine;

namespace NewsReader.Cli;

/// <summary>
/// The program's command line: the commands, and serving the site, which is the default.
/// </summary>
internal static partial class CommandLine
{
    /// <summary>Exit code: everything was done.</summary>
    public const int Done = 0;

    /// <summary>Exit code: something was refused, everything else was done.</summary>
    public const int Refused = 1;

    /// <summary>Exit code: nothing was done, because the command or a setting is wrong or the data folder cannot be
    /// used.</summary>
    public const int Failed = 2;

    /// <summary>Exit code: the site stopped without being asked to. The log says why.</summary>
    public const int Broke = 3;

    // EPIPE on Linux and macOS.
    private const int BrokenPipe = 32;

    // Longer than one document takes, because a stopped command finishes what it has begun.
    private static readonly TimeSpan Stopping = TimeSpan.FromSeconds(30);

    /// <param name="args">The arguments. Settings among them (<c>--Site:Name=…</c>) go to the configuration.</param>
    /// <param name="serve">Serves the site until it is asked to stop.</param>
    /// <param name="signals">Has listened for stop signals since the program began.</param>
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
        var root = Create((parsed, handler, ct) => RunHereOrRemotely(args, parsed.GetValue(data), handler, ct), data);
        root.Add(ParseCommand.Create());
        root.Add(
            new Option<string?>("--urls")
            {
                Description = $"The addresses to listen on [default: {SiteAddress.DefaultUrl}]",
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
                    // The site handles signals itself and limits how long it takes to stop. However long that is, it
                    // exits with 0.
                    ProcessTerminationTimeout = isServing ? null : Stopping,
                }
            );
            return parsed.Action is ParseErrorAction ? Failed : code;
        }
        catch (Exception e) when (Refusal(e) is { } refusal)
        {
            return Fail(refusal);
        }
        catch (IOException e)
        {
            // The reader of our output (head, a pager) has closed it and wants neither more output nor a message.
            return e.HResult == BrokenPipe ? Refused : Fail($"Stopped before the end: {e.Message}");
        }
    }

    /// <summary>
    /// What to tell the person about an error that a setting, the data folder or the database can cause. Null for any
    /// other error, which is a bug.
    /// </summary>
    public static string? Refusal(Exception e) =>
        e switch
        {
            DataFolderException or SettingException or OptionsValidationException => e.Message,
            _ => DatabaseFault.In(e) is { } fault ? $"The database cannot be used now: {fault.Message}" : null,
        };

    /// <summary>The commands that work on the collection.</summary>
    public static RootCommand Create(CommandRunner run, Option<string?>? data = null) =>
        new("NewsReader, a self-hosted web news reader. Without a command, it serves the site.")
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
            Description = "The folder that holds all data [default: data]",
            HelpName = "folder",
            Recursive = true,
        };

    // If the program is already running, it carries out the command, because only one process may write the database.
    private static async Task<int> RunHereOrRemotely(
        string[] args,
        string? data,
        CommandHandler handler,
        CancellationToken ct
    )
    {
        // Signals are only handled after the first real await, and SQLite never awaits.
        await Task.Yield();
        var configuration = Settings.OfCommand(data);
        await using var output = new TerminalOutput();
        await using var services = new ServiceCollection()
            .AddSingleton(configuration)
            .AddCommandLog()
            .AddCollection(configuration)
            .BuildServiceProvider();
        try
        {
            TempFiles.KeepIn(services.GetRequiredService<DataFolder>());
        }
        catch (DataFolderHeldException held)
        {
            var socket = Settings.CommandSocket(configuration);
            return await RemoteCommand.Ask(socket, args, output, ct)
                ?? Fail(
                    UnixSockets.Fault(socket, Settings.CommandSocketSetting) is { } fault
                        ? $"{held.Message} {fault}"
                        : $"{held.Message} If it is a site that is still starting, try again in a moment: a running "
                            + "site carries out commands itself."
                );
        }
        try
        {
            return await handler(new(services, Environment.CurrentDirectory, output), ct);
        }
        catch (Exception e) when (DatabaseFault.In(e) is { } fault && !DatabaseFault.MayPass(fault))
        {
            // Perhaps a bug of ours, so its stack is wanted too.
            DatabaseFailed(services.GetRequiredService<ILogger<CommandListener>>(), e, fault.Message);
            throw;
        }
    }

    /// <summary>The paths that a command works on: one or more, none of them empty.</summary>
    public static Argument<string[]> Paths()
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "Files (text, Markdown, saved pages), and folders with everything below them",
            Arity = ArgumentArity.OneOrMore,
        };
        paths.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length == 0))
                result.AddError("One of the paths is empty: expected the path of a file or folder.");
            if (
                result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-') && !Path.Exists(token.Value)) is
                { } mistyped
            )
                result.AddError($"“{mistyped.Value}” is not an option. See --help.");
        });
        return paths;
    }

    /// <summary>The command and its subcommand, without the data folder option, for the log.</summary>
    public static string CommandIn(IReadOnlyList<string> args) =>
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

    [LoggerMessage(LogLevel.Error, "The database failed: {Reason}")]
    private static partial void DatabaseFailed(ILogger log, Exception exception, string reason);
}
