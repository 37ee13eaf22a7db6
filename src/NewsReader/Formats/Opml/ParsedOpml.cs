namespace NewsReader.Formats.Opml;

/// <summary>A list of subscriptions.</summary>
/// <param name="Feeds">In the order of the list, without duplicates in the same folder.</param>
/// <param name="Problems">What was repaired or left out, each with its line.</param>
public sealed record ParsedOpml(IReadOnlyList<OpmlFeed> Feeds, IReadOnlyList<string> Problems);
