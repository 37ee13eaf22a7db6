namespace NewsReader.Collection;

/// <summary>What a write changed, as far as pages show it.</summary>
[Flags]
public enum CollectionChanges
{
    /// <summary>
    /// Nothing: sessions, polling times, cookies of feeds and other things that no cached page shows.
    /// </summary>
    None = 0,

    /// <summary>
    /// Articles and everything that belongs to them: lists, topics, similar articles, the search index.
    /// </summary>
    Articles = 1,

    /// <summary>Which feeds the owner follows, and their names.</summary>
    Feeds = 2,

    /// <summary>The owner's settings for the whole site, and whether there is an owner.</summary>
    Settings = 4,

    /// <summary>Any of these.</summary>
    Everything = Articles | Feeds | Settings,
}
