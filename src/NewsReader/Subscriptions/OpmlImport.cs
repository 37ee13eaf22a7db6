using NewsReader.Feeds;

namespace NewsReader.Subscriptions;

/// <summary>What became of a list of feeds.</summary>
/// <param name="Feeds">Each feed of the list, in its order, with what became of it.</param>
/// <param name="Problems">What of the list was repaired or left out, each with its line.</param>
public sealed record ImportedOpml(IReadOnlyList<(OpmlFeed Feed, SubscribeResult Result)> Feeds, IReadOnlyList<string> Problems)
{
    public int Added => Feeds.Count(feed => feed.Result.IsNew);

    public int Refused => Feeds.Count(feed => feed.Result.Refusal is not null);

    /// <summary>How many were followed before.</summary>
    public int Known => Feeds.Count - Added - Refused;
}

/// <summary>Subscribes to the feeds of a list (OPML), to be asked for soon, one after the other.</summary>
public sealed class OpmlImport(Subscriber subscriber)
{
    /// <summary>Takes a list in; ends early, between two feeds, when <paramref name="ct"/> asks for it: what was added stays, and the rest is added by asking again.</summary>
    /// <exception cref="FeedException">It is no OPML, or too large; nothing was changed.</exception>
    public async Task<ImportedOpml> Import(byte[] bytes, CancellationToken ct)
    {
        var list = OpmlReader.Parse(bytes);
        List<(OpmlFeed, SubscribeResult)> feeds = [];
        var added = 0;
        foreach (var feed in list.Feeds)
        {
            var result = await subscriber.Add(feed, added, ct);
            if (result.IsNew) added++;
            feeds.Add((feed, result));
        }
        return new(feeds, list.Problems);
    }
}
