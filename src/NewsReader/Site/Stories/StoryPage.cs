using NewsReader.Collection.Articles;
using NewsReader.Language;
using NewsReader.Site.Layout;
using NewsReader.Site.Stories.Walk;
using NewsReader.Site.Trail;

namespace NewsReader.Site.Stories;

/// <summary>The story around an article, as a map and in order of time.</summary>
/// <param name="Start">The article whose story it is.</param>
/// <param name="Entries">The articles, the nearest first.</param>
/// <param name="Edges">The relations between them.</param>
public sealed record StoryPage(StoryStart Start, IReadOnlyList<StoryEntry> Entries, IReadOnlyList<StoryEdge> Edges)
    : Page
{
    private const int GapDays = 7;

    /// <summary>True if the story has more articles than its page has room for.</summary>
    public bool HasMore { get; init; }

    /// <summary>The steps by which the reader came to the article whose story it is.</summary>
    public TrailSteps Before { get; init; } = TrailSteps.None;

    public ArticleLink Article => Start.Article;

    public override string Title => Start.Title;

    public override string? Path => Start.Path;

    public override string? Description =>
        $"{Plural.Of(Entries.Count - 1, "article", "articles")} around “{Article.Headline}”, in order of their dates.";

    public override bool IsIndexed => false;

    public override FeedLink? Feed => new(Path!);

    /// <summary>The name of the story around an article.</summary>
    public static string TitleOf(string headline) => $"The story around “{headline}”";

    /// <summary>What the page says if it does not show the whole story.</summary>
    public string? MoreText =>
        HasMore
            ? $"There is more to this story than a page holds. These are the {Entries.Count - 1} articles nearest to it."
            : null;

    /// <summary>The dated articles, oldest first by their publishers' days, with the gaps between them.</summary>
    public IReadOnlyList<StoryEntry> Timeline { get; } = TimelineOf(Entries);

    /// <summary>The articles without a date, the nearest first.</summary>
    public IReadOnlyList<StoryEntry> Undated { get; } = [.. Entries.Where(entry => entry.Row.Published is null)];

    public StoryMap Map { get; } = new(Entries, Edges);

    private static IReadOnlyList<StoryEntry> TimelineOf(IReadOnlyList<StoryEntry> entries)
    {
        List<StoryEntry> dated =
        [
            .. entries
                .Where(entry => entry.Row.Published is not null)
                .OrderBy(Day)
                .ThenBy(entry => entry.Row.Published!.Value.Instant)
                .ThenBy(entry => entry.Hops),
        ];
        return [.. dated.Select((entry, i) => i == 0 ? entry : entry with { Gap = GapBetween(dated[i - 1], entry) })];
    }

    private static string? GapBetween(StoryEntry before, StoryEntry after)
    {
        var (from, to) = (Day(before), Day(after));
        var days = (to - from).Days;
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month - (to.Day < from.Day ? 1 : 0);
        return days < GapDays ? null
            : months < 2 ? $"{days} days later"
            : months < 24 ? $"{months} months later"
            : $"{months / 12} years later";
    }

    // The day that the page shows: in the publisher's own time zone.
    private static DateTime Day(StoryEntry entry) => entry.Row.Published!.Value.Instant.Date;
}
