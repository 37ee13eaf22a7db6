using NewsReader.Language;
using NewsReader.Site.Layout;
using NewsReader.Site.Rows;
using NewsReader.Site.Stories.Walk;
using NewsReader.Site.Trail;

namespace NewsReader.Site.Stories;

/// <summary>A story: what is around an article, in time and as a map.</summary>
/// <param name="Start">The article whose story it is.</param>
/// <param name="Entries">The articles, the nearest first.</param>
/// <param name="Edges">The relations between them.</param>
public sealed record StoryPage(long Start, IReadOnlyList<StoryEntry> Entries, IReadOnlyList<StoryEdge> Edges) : Page
{
    private const int GapDays = 7;

    /// <summary>True when more belongs to the story than its page has room for.</summary>
    public bool HasMore { get; init; }

    /// <summary>The steps by which its reader came to the article whose story it is.</summary>
    public TrailSteps Before { get; init; } = TrailSteps.None;

    public HeadlineRow Article => Entries.First(entry => entry.By is null).Row;

    public override string Title => TitleOf(Article.Headline);

    public override string? Path => $"/articles/{Uri.EscapeDataString(Article.Slug)}/story";

    public override string? Description =>
        $"{Plural.Of(Entries.Count - 1, "article", "articles")} around “{Article.Headline}”, in order of their dates.";

    public override bool IsIndexed => false;

    public override FeedLink? Feed => new(Path!);

    /// <summary>What the story around an article is called.</summary>
    public static string TitleOf(string headline) => $"The story around “{headline}”";

    /// <summary>What the page says where it does not hold all.</summary>
    public string? MoreText =>
        HasMore
            ? $"There is more to this story than a page holds. These are the {Entries.Count - 1} articles nearest to it."
            : null;

    /// <summary>The dated articles, oldest first by their publishers' days, with the gaps between them.</summary>
    public IReadOnlyList<StoryEntry> Timeline
    {
        get
        {
            List<StoryEntry> dated =
            [
                .. Entries
                    .Where(entry => entry.Row.Published is not null)
                    .OrderBy(Day)
                    .ThenBy(entry => entry.Row.Published!.Value.Instant)
                    .ThenBy(entry => entry.Hops),
            ];
            return
            [
                .. dated.Select((entry, i) => i == 0 ? entry : entry with { Gap = GapBetween(dated[i - 1], entry) }),
            ];
        }
    }

    /// <summary>The articles without a date, the nearest first.</summary>
    public IReadOnlyList<StoryEntry> Undated => [.. Entries.Where(entry => entry.Row.Published is null)];

    public StoryMap Map => new(this);

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

    // As it is shown: in the publisher's own zone.
    private static DateTime Day(StoryEntry entry) => entry.Row.Published!.Value.Instant.Date;
}
