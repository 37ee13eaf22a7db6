using NewsReader.Collection.Articles.Relations;

namespace NewsReader.Site.Syndication;

/// <summary>A related headline of an entry.</summary>
/// <param name="Entry">The headline, and its page here.</param>
/// <param name="Url">Its address according to the publisher, or null.</param>
public sealed record FeedRelation(RelatedEntry Entry, string? Url);
