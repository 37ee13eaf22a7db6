namespace NewsReader.Site.Stories.Walk;

/// <summary>How two articles are related.</summary>
/// <param name="From">The article that lists the other, or one of two similar ones.</param>
/// <param name="To">The other.</param>
/// <param name="Score">How similar they are; null if a publisher listed one with the other.</param>
/// <param name="Because">The words that similar articles share; empty for a given relation.</param>
public sealed record StoryEdge(long From, long To, double? Score, string Because = "")
{
    public bool IsGiven => Score is null;

    public long OtherThan(long id) => From == id ? To : From;
}
