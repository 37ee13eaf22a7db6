using NewsReader.Formats.Opml;

namespace NewsReader.Incoming.Feeds.Opml;

/// <summary>The result of importing a list of feeds.</summary>
/// <param name="Feeds">Each feed of the list with its result, in the order of the list.</param>
/// <param name="Problems">What was repaired or left out, each with its line.</param>
public sealed record ImportedOpml(
    IReadOnlyList<(OpmlFeed Feed, SubscribeResult Result)> Feeds,
    IReadOnlyList<string> Problems
)
{
    public int Added => Feeds.Count(feed => feed.Result.IsNew);

    public int Refused => Feeds.Count(feed => feed.Result.Refusal is not null);

    /// <summary>The number of feeds that were already subscribed.</summary>
    public int Known => Feeds.Count - Added - Refused;
}
