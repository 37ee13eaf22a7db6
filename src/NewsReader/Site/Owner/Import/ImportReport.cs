using NewsReader.Formats.Opml;
using NewsReader.Incoming.Feeds;
using NewsReader.Incoming.Feeds.Opml;
using NewsReader.Incoming.Files;
using NewsReader.Language;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Owner.Import;

/// <summary>What became of one thing that the owner gave.</summary>
/// <param name="What">What it was: a file's name, or a feed's place in a list and its name.</param>
/// <param name="Outcome">In a word or two.</param>
/// <param name="Text">The headline, the address, or why it was refused.</param>
/// <param name="Href">Where it is now, or null.</param>
public sealed record ReportLine(string What, string Outcome, string? Text, string? Href);

/// <summary>What became of all that the owner gave at once.</summary>
public sealed record ImportReport(IReadOnlyList<ReportLine> Lines) : Page
{
    public const string RefusedWord = "Refused";

    public override string Title => "Import results";

    public override bool IsIndexed => false;

    /// <summary>What of lists was repaired or left out, each with its line.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Which of the owner's pages it belongs to.</summary>
    public string Way { get; init; } = "/owner/import";

    /// <summary>"2 added, 1 refused".</summary>
    public string CountText =>
        string.Join(
            ", ",
            Lines
                .GroupBy(line => line.Outcome)
                .Select(outcome => $"{Plural.Of(outcome.Count(), "", "").Trim()} {outcome.Key.ToLowerInvariant()}")
        );

    /// <summary>What became of documents.</summary>
    public static ImportReport Of(IReadOnlyList<UploadResult> documents) =>
        new([
            .. documents.Select(document =>
                document.Outcome is { } outcome
                    ? new ReportLine(
                        document.Name,
                        outcome.ToString(),
                        document.Headline,
                        document.Slug is { } slug ? "/articles/" + slug : null
                    )
                    : new ReportLine(document.Name, RefusedWord, document.Refusal, null)
            ),
        ])
        {
            Problems = [.. documents.SelectMany(document => document.Notes.Select(note => $"{document.Name}: {note}"))],
        };

    /// <summary>What became of a list of feeds.</summary>
    public static ImportReport Of(ImportedOpml list) =>
        new([.. list.Feeds.Select(item => LineOf(item.Feed, item.Result))])
        {
            Problems = list.Problems,
            Way = "/owner/feeds",
        };

    private static ReportLine LineOf(OpmlFeed listed, SubscribeResult result)
    {
        if (result.Subscription is not { } feed)
            return new($"Line {listed.Line}", RefusedWord, result.Refusal, null);
        var address = feed.IsGone
            ? $"{listed.Url} (its publisher says that it is gone; not checked again)"
            : listed.Url;
        return new(
            $"Line {listed.Line}: {feed.Source.Name}",
            result.IsNew ? "Added" : "Followed already",
            address,
            $"/owner/feeds/{feed.Id}"
        );
    }

    /// <summary>Both as one.</summary>
    public ImportReport With(ImportReport other) =>
        this with
        {
            Lines = [.. Lines, .. other.Lines],
            Problems = [.. Problems, .. other.Problems],
        };
}
