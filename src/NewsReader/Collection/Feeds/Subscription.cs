using System.ComponentModel.DataAnnotations.Schema;
using NewsReader.Formats;

namespace NewsReader.Collection.Feeds;

/// <summary>A feed that the owner follows, and how our requests for it went.</summary>
public sealed class Subscription
{
    public int Id { get; set; }

    /// <summary>
    /// The address that the owner subscribed to. It identifies the feed's entries for ever, wherever the feed moves.
    /// </summary>
    public required string Key { get; set; }

    /// <summary>The address that we request now.</summary>
    public required string Address { get; set; }

    public int SourceId { get; set; }

    public required Source Source { get; set; }

    /// <summary>The address of the feed's site, according to the feed.</summary>
    public string? SiteUrl { get; set; }

    /// <summary>
    /// True as long as its source has the name of the feed's host, because no list or answer has named it yet.
    /// </summary>
    public bool IsNamedByHost { get; set; }

    /// <summary>The owner's folder for it: see <see cref="Formats.Opml.FolderPath"/>; empty for none.</summary>
    public string Folder { get; set; } = "";

    public DateTimeOffset AddedAt { get; set; }

    /// <summary>
    /// True if we fetch the pages of its articles for the full text, because the feed only sends summaries or
    /// headlines.
    /// </summary>
    public bool FetchesStories { get; set; }

    /// <summary>The user agent that we send; null for our own name.</summary>
    public string? UserAgent { get; set; }

    /// <summary>The size limit of its answers, in megabytes; null for the usual limit.</summary>
    public int? SizeLimit { get; set; }

    /// <summary>True if we accept any certificate of its host, such as a self-signed one.</summary>
    public bool AcceptsAnyCertificate { get; set; }

    /// <summary>Our user name at its server; null for none.</summary>
    public string? UserName { get; set; }

    /// <summary>
    /// The password for <see cref="UserName"/>. We send it only to the feed's own origin, and show it to nobody.
    /// </summary>
    public string? Password { get; set; }

    /// <summary>The user name and the password as we send them; null without a user name.</summary>
    [NotMapped]
    public FetchCredentials? Credentials
    {
        get => UserName is null ? null : new(UserName, Password ?? "");
        set => (UserName, Password) = (value?.UserName, value?.Password);
    }

    /// <summary>The feed's entity tag from its server. We send it back byte for byte.</summary>
    public string? ETag { get; set; }

    /// <summary>The feed's Last-Modified from its server. We send it back byte for byte.</summary>
    public string? LastModified { get; set; }

    /// <summary>SHA-256 of the feed when we last read it. We don't read the same bytes again.</summary>
    public byte[]? Hash { get; set; }

    /// <summary>When we last requested it.</summary>
    public DateTimeOffset? TriedAt { get; set; }

    /// <summary>When a request last succeeded.</summary>
    public DateTimeOffset? SucceededAt { get; set; }

    /// <summary>When we request it next.</summary>
    public DateTimeOffset NextAt { get; set; }

    /// <summary>Until when its server asked us to wait (Retry-After); null if it did not.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>The number of failed requests since the last success.</summary>
    public int Failures { get; set; }

    /// <summary>Why the last request failed, in plain words; null if it succeeded.</summary>
    public string? Problem { get; set; }

    /// <summary>
    /// How often the feed has something new, in entries a week. We count by the dates of its newest entries; null if
    /// they have none.
    /// </summary>
    public double? EntriesAWeek { get; set; }

    /// <summary>
    /// What was broken in the feed when we last read it, or left out of it, one per line; null if nothing was.
    /// </summary>
    public string? Notes { get; set; }

    /// <summary>
    /// True if the publisher said that the feed is gone (410). We don't request it again by ourselves.
    /// </summary>
    public bool IsGone { get; set; }
}
