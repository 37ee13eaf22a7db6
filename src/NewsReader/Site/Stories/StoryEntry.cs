using NewsReader.Language;
using NewsReader.Site.Rows;
using NewsReader.Site.Stories.Walk;

namespace NewsReader.Site.Stories;

/// <summary>An article of a story.</summary>
/// <param name="Row">The article.</param>
/// <param name="Hops">Steps from the article whose story it is.</param>
/// <param name="By">The relation that led to it; null for that article itself.</param>
public sealed record StoryEntry(HeadlineRow Row, int Hops, StoryEdge? By)
{
    /// <summary>The article that led to it; null for the article whose story it is.</summary>
    public HeadlineRow? Via { get; init; }

    /// <summary>The trail that its link carries on.</summary>
    public string Onward { get; init; } = "";

    public string Href => Row.Href + Onward;

    /// <summary>How it is related to the article that led to it: the words before that article's headline.</summary>
    public string Relation =>
        By is not { IsGiven: true } ? "Found, like"
        : By.To == Row.Cursor.Id ? "Listed by"
        : "Lists";

    public string HopsText => $"{Plural.Of(Hops, "step", "steps")} away";

    /// <summary>The time since the dated entry before it, in words, if it is a gap; null otherwise.</summary>
    public string? Gap { get; init; }
}
