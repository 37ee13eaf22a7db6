using System.ComponentModel.DataAnnotations.Schema;
using NewsReader.Formats;

namespace NewsReader.Collection.Feeds;

/// <summary>A feed that the owner follows, and how asking for it has gone.</summary>
public sealed class Subscription
{
    public int Id { get; set; }

    /// <summary>
    /// The address that was subscribed to: it names the feed's entries for ever, wherever the feed moves.
    /// </summary>
    public required string Key { get; set; }

    /// <summary>Where the feed is asked for now.</summary>
    public required string Address { get; set; }

    public int SourceId { get; set; }

    public required Source Source { get; set; }

    /// <summary>The address of the site that the feed belongs to, as the feed says it.</summary>
    public string? SiteUrl { get; set; }

    /// <summary>
    /// True as long as its source is named by the feed's host, because no list or answer has named it yet.
    /// </summary>
    public bool IsNamedByHost { get; set; }

    /// <summary>The folder that the owner keeps it in: see <see cref="Formats.Opml.FolderPath"/>; empty for none.</summary>
    public string Folder { get; set; } = "";

    public DateTimeOffset AddedAt { get; set; }

    /// <summary>
    /// True when the pages of its articles are fetched for the whole story, because the feed gives summaries or
    /// headlines alone.
    /// </summary>
    public bool FetchesStories { get; set; }

    /// <summary>Who we say that we are when we ask for it; null for our own name.</summary>
    public string? UserAgent { get; set; }

    /// <summary>The largest answer that is read, in megabytes; null for the usual limit.</summary>
    public int? SizeLimit { get; set; }

    /// <summary>True accepts any certificate of its host, such as one that the host made for itself.</summary>
    public bool AcceptsAnyCertificate { get; set; }

    /// <summary>The user name by which its server knows us; null for none.</summary>
    public string? UserName { get; set; }

    /// <summary>
    /// The password that goes with <see cref="UserName"/>. It is sent to the feed's own origin, and shown to nobody.
    /// </summary>
    public string? Password { get; set; }

    /// <summary>Both as they are sent; null without a user name.</summary>
    [NotMapped]
    public FetchCredentials? Credentials
    {
        get => UserName is null ? null : new(UserName, Password ?? "");
        set => (UserName, Password) = (value?.UserName, value?.Password);
    }

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

    /// <summary>Until when its server has asked to be left alone (Retry-After); null when it has not.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>Attempts that failed since the last success.</summary>
    public int Failures { get; set; }

    /// <summary>Why the last attempt failed, in plain words; null when it did not.</summary>
    public string? Problem { get; set; }

    /// <summary>
    /// How often the feed has something new, in entries a week, by the dates of its newest entries; null when they do
    /// not tell.
    /// </summary>
    public double? EntriesAWeek { get; set; }

    /// <summary>
    /// What was broken in the feed when it was read last, or left out of it: a line each; null when nothing was.
    /// </summary>
    public string? Notes { get; set; }

    /// <summary>
    /// True when the publisher has said that the feed is no more (410): it is not asked for again by itself.
    /// </summary>
    public bool IsGone { get; set; }
}
