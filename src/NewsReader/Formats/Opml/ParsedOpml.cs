namespace NewsReader.Formats.Opml;

/// <summary>A list of subscriptions.</summary>
/// <param name="Feeds">In the list's order; none twice in one folder.</param>
/// <param name="Problems">What was repaired or left out, each with its line.</param>
public sealed record ParsedOpml(IReadOnlyList<OpmlFeed> Feeds, IReadOnlyList<string> Problems);
