using NewsReader.Language;
using NewsReader.Site.Rows;
using NewsReader.Site.Stories.Walk;

namespace NewsReader.Site.Stories;

/// <summary>An article of a story.</summary>
/// <param name="Row">The article.</param>
/// <param name="Hops">Steps from the article whose story it is.</param>
/// <param name="By">The relation by which it was reached; null for that article itself.</param>
public sealed record StoryEntry(HeadlineRow Row, int Hops, StoryEdge? By)
{
    /// <summary>The article from which one comes to it; null for the one whose story it is.</summary>
    public HeadlineRow? Via { get; init; }

    /// <summary>What its link carries on.</summary>
    public string Onward { get; init; } = "";

    public string Href => Row.Href + Onward;

    /// <summary>What it has to do with the article from which one comes to it, up to the name of that.</summary>
    public string Relation =>
        By is not { IsGiven: true } ? "Found, like"
        : By.To == Row.Place.Id ? "Listed by"
        : "Lists";

    public string HopsText => $"{Plural.Of(Hops, "step", "steps")} away";

    /// <summary>The time since the dated entry before it, in words, where they make a gap; null otherwise.</summary>
    public string? Gap { get; init; }
}
