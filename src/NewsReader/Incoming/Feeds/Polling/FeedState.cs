using System.Globalization;
using NewsReader.Collection.Feeds;
using NewsReader.Language;

namespace NewsReader.Incoming.Feeds.Polling;

/// <summary>The state of a feed, for the owner.</summary>
public sealed record FeedState
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required string SourceSlug { get; init; }

    public required string Address { get; init; }

    public required string Folder { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset? SucceededAt { get; init; }

    public DateTimeOffset NextAt { get; init; }

    public string? Problem { get; init; }

    /// <inheritdoc cref="Subscription.RetryAt"/>
    public DateTimeOffset? RetryAt { get; init; }

    /// <inheritdoc cref="Subscription.EntriesAWeek"/>
    public double? EntriesAWeek { get; init; }

    public bool IsGone { get; init; }

    /// <inheritdoc cref="Subscription.Notes"/>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <inheritdoc cref="Subscription.FetchesStories"/>
    public bool FetchesStories { get; init; }

    /// <summary>The number of articles that it brought in the last four weeks.</summary>
    public int Recent { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>
    /// Counted, once the feed has been followed for four weeks. Before that, estimated from the dates of its entries;
    /// null if they do not allow that.
    /// </summary>
    public double? ArticlesAWeek => Now - AddedAt >= FeedStateQueries.Recent ? Recent / 4.0 : EntriesAWeek;

    /// <summary>One line: last success, articles a week, next check, last error.</summary>
    public string StateText =>
        string.Join(
            "; ",
            (
                (string?[])
                    [
                        SucceededAt is { } at ? $"read {Ago(Now - at)}" : "not read yet",
                        ArticlesAWeek is { } rate
                            ? $"{rate.ToString(rate < 10 ? "0.#" : "0", CultureInfo.InvariantCulture)} articles a week"
                            : null,
                        IsGone ? "not checked again"
                        : NextAt <= Now ? "to be checked next"
                        : $"next check in {Span(NextAt - Now)}",
                        Problem,
                        Notes.Count > 0 ? Plural.Of(Notes.Count, "note", "notes") : null,
                    ]
            ).OfType<string>()
        );

    /// <summary>How long its server asks us to wait, in words; null if it does not.</summary>
    public string? WaitText =>
        PollingSchedule.WaitsUntil(RetryAt, Now) is { } until
            ? string.Create(CultureInfo.InvariantCulture, $"until {until:u}, {Span(until - Now)} from now")
            : null;

    private static string Ago(TimeSpan since) => since < TimeSpan.FromMinutes(1) ? "just now" : $"{Span(since)} ago";

    private static string Span(TimeSpan time) =>
        time.TotalDays >= 2 ? Plural.Of((int)time.TotalDays, "day", "days")
        : time.TotalHours >= 2 ? Plural.Of((int)time.TotalHours, "hour", "hours")
        : Plural.Of(Math.Max(1, (int)time.TotalMinutes), "minute", "minutes");
}
