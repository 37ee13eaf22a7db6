namespace NewsReader.Collection;

/// <summary>What a write has changed, of that which pages show.</summary>
[Flags]
public enum CollectionChanges
{
    /// <summary>Nothing: sessions, polling times, cookies of feeds and the like, which no kept page shows.</summary>
    None = 0,

    /// <summary>Articles, with all that belongs to them: their lists, topics, similar stories and words to find.</summary>
    Articles = 1,

    /// <summary>Which feeds are followed, and what they are called.</summary>
    Feeds = 2,

    /// <summary>What the owner has set for the whole site, and whether there is an owner.</summary>
    Settings = 4,

    /// <summary>Any of these.</summary>
    Everything = Articles | Feeds | Settings,
}
