using NewsReader.Articles;
using NewsReader.Layout;
using NewsReader.Syndication;

namespace NewsReader.Story;

/// <summary>An article of a story.</summary>
/// <param name="Row">The article.</param>
/// <param name="Hops">Steps from the article whose story it is.</param>
/// <param name="By">The relation by which it was reached; null for that article itself.</param>
public sealed record StoryEntry(HeadlineRow Row, int Hops, StoryEdge? By)
{
    /// <summary>How it belongs here, in words.</summary>
    public string Reason => By is null ? "This article"
        : $"{(By.IsGiven ? "Given" : $"Found, both have {By.Because}")}, {Counted.Of(Hops, "step", "steps")} away";

    /// <summary>The days since the dated entry before it, in words, where they make a gap; null otherwise.</summary>
    public string? Gap { get; init; }
}

/// <summary>A story: what is around an article, in time and as a map.</summary>
/// <param name="Start">The article whose story it is.</param>
/// <param name="Entries">The articles, the nearest first.</param>
/// <param name="Edges">The relations between them.</param>
public sealed record StoryPage(long Start, IReadOnlyList<StoryEntry> Entries, IReadOnlyList<StoryEdge> Edges) : Page
{
    private const int GapDays = 7;

    public HeadlineRow Article => Entries.First(entry => entry.By is null).Row;

    public override string Title => TitleOf(Article.Headline);

    public override string? Path => $"/articles/{Uri.EscapeDataString(Article.Slug)}/story";

    public override string? Description => $"{Counted.Of(Entries.Count, "article", "articles")} around “{Article.Headline}”, in order of their dates.";

    public override bool IsIndexed => false;

    public override FeedLink? Feed => new(Path!);

    /// <summary>What the story around an article is called.</summary>
    public static string TitleOf(string headline) => $"The story around “{headline}”";

    /// <summary>The dated articles, oldest first, with the gaps between them.</summary>
    public IReadOnlyList<StoryEntry> Timeline
    {
        get
        {
            List<StoryEntry> dated = [.. Entries.Where(entry => entry.Row.Published is not null).OrderBy(entry => entry.Row.Published!.Value.Instant).ThenBy(entry => entry.Hops)];
            return [.. dated.Select((entry, i) => i == 0 ? entry : entry with { Gap = GapBetween(dated[i - 1], entry) })];
        }
    }

    /// <summary>The articles without a date, the nearest first.</summary>
    public IReadOnlyList<StoryEntry> Undated => [.. Entries.Where(entry => entry.Row.Published is null)];

    public StoryMap Map => new(this);

    private static string? GapBetween(StoryEntry before, StoryEntry after)
    {
        var days = (int)(after.Row.Published!.Value.Instant - before.Row.Published!.Value.Instant).TotalDays;
        return days < GapDays ? null
            : days < 60 ? $"{days} days later"
            : days < 730 ? $"{days / 30} months later"
            : $"{days / 365} years later";
    }
}
