using NewsReader.Formats.Opml;

namespace NewsReader.Incoming.Feeds.Opml;

/// <summary>What became of a list of feeds.</summary>
/// <param name="Feeds">Each feed of the list, in its order, with what became of it.</param>
/// <param name="Problems">What of the list was repaired or left out, each with its line.</param>
public sealed record ImportedOpml(
    IReadOnlyList<(OpmlFeed Feed, SubscribeResult Result)> Feeds,
    IReadOnlyList<string> Problems
)
{
    public int Added => Feeds.Count(feed => feed.Result.IsNew);

    public int Refused => Feeds.Count(feed => feed.Result.Refusal is not null);

    /// <summary>How many were followed before.</summary>
    public int Known => Feeds.Count - Added - Refused;
}
