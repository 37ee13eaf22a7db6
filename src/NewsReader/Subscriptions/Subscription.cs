using NewsReader.Sources;

namespace NewsReader.Subscriptions;

/// <summary>A feed that the owner follows, and how asking for it has gone.</summary>
public sealed class Subscription
{
    public int Id { get; set; }

    /// <summary>The address that was subscribed to: it names the feed's entries for ever, wherever the feed moves.</summary>
    public required string Key { get; set; }

    /// <summary>Where the feed is asked for now.</summary>
    public required string Address { get; set; }

    public int SourceId { get; set; }

    public required Source Source { get; set; }

    /// <summary>The address of the site that the feed belongs to, as the feed says it.</summary>
    public string? SiteUrl { get; set; }

    /// <summary>The folder that the owner keeps it in, its levels parted by "/"; empty for none.</summary>
    public string Folder { get; set; } = "";

    public DateTimeOffset AddedAt { get; set; }

    /// <summary>True when the pages of its articles are fetched for the whole story, because the feed gives summaries or headlines alone.</summary>
    public bool FetchesStories { get; set; }

    /// <summary>The feed's entity tag as its server gave it, to be sent back byte for byte.</summary>
    public string? ETag { get; set; }

    /// <summary>The feed's Last-Modified as its server gave it, to be sent back byte for byte.</summary>
    public string? LastModified { get; set; }

    /// <summary>SHA-256 of the feed as it was read last: the same bytes are not read again.</summary>
    public byte[]? Hash { get; set; }

    /// <summary>When it was asked for last.</summary>
    public DateTimeOffset? TriedAt { get; set; }

    /// <summary>When it was last answered well.</summary>
    public DateTimeOffset? SucceededAt { get; set; }

    /// <summary>When it is asked for next.</summary>
    public DateTimeOffset NextAt { get; set; }

    /// <summary>Attempts that failed since the last success.</summary>
    public int Failures { get; set; }

    /// <summary>Why the last attempt failed, in plain words; null when it did not.</summary>
    public string? Problem { get; set; }

    /// <summary>How often the feed has something new, in entries a week, by the dates of its entries; null when they do not tell.</summary>
    public double? EntriesAWeek { get; set; }

    /// <summary>True when the publisher has said that the feed is no more (410): it is not asked for again by itself.</summary>
    public bool IsGone { get; set; }
}
