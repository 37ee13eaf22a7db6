using NewsReader.Incoming.Feeds.Polling;
using NewsReader.Intake.Runs;
using NewsReader.Language;

namespace NewsReader.Cli.Feeds;

/// <summary>Reports what a fetch of a feed brought.</summary>
internal static class RefreshReport
{
    private const int MostNotes = 5;

    public static void Write(CommandOutput output, string address, RefreshResult result)
    {
        if (result.Problem is { } problem)
        {
            var next = result.IsGone ? "It is not checked again." : $"Next check at {result.NextAt:u}.";
            output.Error($"{address}: {problem}. {next}");
            return;
        }
        foreach (var note in result.Notes.Take(MostNotes))
            output.Error($"{address}: {note}");
        output.Line(
            $"{address}: {Plural.Of(result.Count(ImportOutcome.Added), "article", "articles")} added, "
                + $"{result.Count(ImportOutcome.Filled)} filled, {result.Count(ImportOutcome.Updated)} updated."
        );
    }
}
