using System.Globalization;
using NewsReader.Collection.Feeds;
using NewsReader.Language;

namespace NewsReader.Incoming.Feeds.Polling;

/// <summary>How it goes with a feed, as the owner is told.</summary>
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

    /// <summary>Articles that it has brought in the last four weeks.</summary>
    public int Recent { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>
    /// Counted once it has been followed for four weeks; before that by the dates of its entries, null when these do
    /// not tell.
    /// </summary>
    public double? ArticlesAWeek => Now - AddedAt >= FeedStateQueries.Recent ? Recent / 4.0 : EntriesAWeek;

    /// <summary>Last success, articles a week, next check, last error: one line.</summary>
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

    /// <summary>How long its server wants to be left alone, in words; null when it does not.</summary>
    public string? WaitText =>
        PollingSchedule.LeftAloneUntil(RetryAt, Now) is { } until
            ? string.Create(CultureInfo.InvariantCulture, $"until {until:u}, {Span(until - Now)} from now")
            : null;

    private static string Ago(TimeSpan since) => since < TimeSpan.FromMinutes(1) ? "just now" : $"{Span(since)} ago";

    private static string Span(TimeSpan time) =>
        time.TotalDays >= 2 ? Plural.Of((int)time.TotalDays, "day", "days")
        : time.TotalHours >= 2 ? Plural.Of((int)time.TotalHours, "hour", "hours")
        : Plural.Of(Math.Max(1, (int)time.TotalMinutes), "minute", "minutes");
}
