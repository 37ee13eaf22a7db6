using NewsReader.Collection.Articles;
using NewsReader.Formats.Opml;
using NewsReader.Incoming.Feeds;
using NewsReader.Incoming.Feeds.Opml;
using NewsReader.Incoming.Files;
using NewsReader.Language;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Owner.Import;

/// <summary>The results of one import.</summary>
public sealed record ImportReport(IReadOnlyList<ReportLine> Lines) : Page
{
    public const string RefusedWord = "Refused";

    public override string Title => "Import results";

    public override bool IsIndexed => false;

    /// <summary>What was repaired or skipped, each with its line or file.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The path of the page where the import began.</summary>
    public string BackHref { get; init; } = "/owner/import";

    /// <summary>"2 added, 1 refused".</summary>
    public string CountText =>
        string.Join(
            ", ",
            Lines
                .GroupBy(line => line.Outcome)
                .Select(outcome => $"{Plural.Of(outcome.Count(), "", "").Trim()} {outcome.Key.ToLowerInvariant()}")
        );

    /// <summary>The results of importing documents.</summary>
    public static ImportReport Of(IReadOnlyList<UploadResult> documents) =>
        new([
            .. documents.Select(document =>
                document.Outcome is { } outcome
                    ? new ReportLine(
                        document.Name,
                        outcome.ToString(),
                        document.Headline,
                        document.Slug is { } slug ? ArticleLink.HrefOf(slug) : null
                    )
                    : new ReportLine(document.Name, RefusedWord, document.Refusal, null)
            ),
        ])
        {
            Problems = [.. documents.SelectMany(document => document.Notes.Select(note => $"{document.Name}: {note}"))],
        };

    /// <summary>The results of importing a list of feeds.</summary>
    public static ImportReport Of(ImportedOpml list) =>
        new([.. list.Feeds.Select(item => LineOf(item.Feed, item.Result))])
        {
            Problems = list.Problems,
            BackHref = "/owner/feeds",
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

    /// <summary>Both reports as one.</summary>
    public ImportReport With(ImportReport other) =>
        this with
        {
            Lines = [.. Lines, .. other.Lines],
            Problems = [.. Problems, .. other.Problems],
        };
}
