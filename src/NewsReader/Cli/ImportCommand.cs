using System.CommandLine;
using System.Globalization;
using NewsReader.Incoming.Files;
using NewsReader.Intake.Runs;

namespace NewsReader.Cli;

/// <summary><c>import PATH…</c>: imports files and folders into the collection.</summary>
internal static class ImportCommand
{
    private const string Refused = "Refused";

    private static readonly string[] Names = [.. Enum.GetNames<ImportOutcome>(), Refused];

    public static Command Create(CommandRunner run)
    {
        var paths = CommandLine.Paths();
        var command = new Command(
            "import",
            "Import documents. Exit code: 0 all imported, 1 some refused, 2 nothing done."
        )
        {
            paths,
        };
        command.SetAction(
            (parsed, ct) => run(parsed, (context, token) => Import(context, parsed.GetValue(paths)!, token), ct)
        );
        return command;
    }

    private static async Task<int> Import(CommandContext context, string[] arguments, CancellationToken ct)
    {
        List<string> paths = [.. arguments.Select(path => Path.GetFullPath(path, context.Directory))];
        var total = paths.Sum(path => DocumentFolders.FindIn(path).Count());
        SkippedFiles skipped = new();
        Dictionary<string, int> counts = [];
        var done = 0;
        var files = paths.SelectMany(path => DocumentFolders.FindIn(path, skipped));
        await foreach (var document in context.Get<DocumentImport>().Import(files, ct))
        {
            if (document.Refusal is { } refusal)
                context.Output.Error($"Refused {document.File}: {refusal}");
            foreach (var note in document.Notes)
                context.Output.Error($"{document.File}: {note}");
            var name = document.Outcome?.ToString() ?? Refused;
            counts[name] = counts.GetValueOrDefault(name) + 1;
            context.Output.Progress(++done, total);
        }
        foreach (var line in skipped.TakeSentences())
            context.Output.Error(line);
        context.Output.Line(
            string.Join(
                ", ",
                Names.Select(name =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{counts.GetValueOrDefault(name):N0} {name.ToLowerInvariant()}"
                    )
                )
            )
        );
        if (ct.IsCancellationRequested)
            context.Output.Error("Stopped early. What was imported is stored; run the import again for the rest.");
        return counts.ContainsKey(Refused) || ct.IsCancellationRequested ? CommandLine.Refused : CommandLine.Done;
    }
}
