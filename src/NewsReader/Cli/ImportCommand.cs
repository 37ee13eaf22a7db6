using System.CommandLine;
using System.Globalization;
using NewsReader.Articles;
using NewsReader.Data;
using NewsReader.Hosting;
using NewsReader.Import;
using Spectre.Console;

namespace NewsReader.Cli;

/// <summary><c>import PATH…</c>: takes files and folders into the collection.</summary>
internal static class ImportCommand
{
    private const string Refused = "Refused";

    private static readonly string[] Names = [.. Enum.GetNames<ImportOutcome>(), Refused];

    public static Command Create(Option<string?> data)
    {
        var paths = CommandLine.Paths();
        var command = new Command("import", "Take documents in. Exit code: 0 all done, 1 something was refused, 2 nothing could be done.") { paths };
        command.SetAction((parsed, ct) => Import(Settings.DataFolder(parsed.GetValue(data)), parsed.GetValue(paths)!, ct));
        return command;
    }

    private static async Task<int> Import(string dataFolder, string[] paths, CancellationToken ct)
    {
        // Signals are listened for from the first pause on, and SQLite makes none.
        await Task.Yield();
        using var folder = DataFolder.Open(dataFolder);
        await using var file = NewsDbFile.Open(folder);
        var import = new DocumentImport(new ArticleImporter(file, new SimilarKeeper(file), new CollectionVersion(), TimeProvider.System), DocumentFolders.In(folder));
        var files = paths.SelectMany(DocumentFolders.Find);

        Dictionary<string, int> counts = [];
        await WithProgress(paths, async (step, report) =>
        {
            await foreach (var document in import.Import(files, ct))
            {
                if (document.Refusal is { } refusal) report($"Refused {document.File}: {refusal}");
                var name = document.Outcome?.ToString() ?? Refused;
                counts[name] = counts.GetValueOrDefault(name) + 1;
                step();
            }
        });
        Console.WriteLine(string.Join(", ", Names.Select(name => string.Create(CultureInfo.InvariantCulture, $"{counts.GetValueOrDefault(name):N0} {name.ToLowerInvariant()}"))));
        if (ct.IsCancellationRequested) Console.Error.WriteLine("Stopped before the end. What was begun is stored; importing again takes in the rest.");
        return counts.ContainsKey(Refused) || ct.IsCancellationRequested ? CommandLine.Refused : CommandLine.Done;
    }

    // A bar on the error stream, where somebody watches: what is printed can still be piped.
    private static async Task WithProgress(string[] paths, Func<Action, Action<string>, Task> work)
    {
        if (Console.IsErrorRedirected || Console.IsOutputRedirected)
        {
            await work(() => { }, Console.Error.WriteLine);
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(progress =>
            {
                var task = progress.AddTask("Importing", maxValue: Math.Max(1, paths.Sum(path => DocumentFolders.Find(path).Count())));
                return work(() => task.Increment(1), console.WriteLine);
            });
    }
}
