using NewsReader.Formats;

namespace NewsReader.Fetching;

/// <summary>What is to be fetched from the web.</summary>
/// <param name="Address">Absolute, http or https, without a user name or password: see <see cref="Credentials"/>. Its
/// fragment is not sent.</param>
public sealed record FetchRequest(Uri Address)
{
    public const int DefaultMaxBytes = 10_000_000;

    /// <summary>The Accept header; null sends <c>*/*</c>.</summary>
    public string? Accept { get; init; }

    /// <summary>The entity tag that the last answer gave, sent back byte for byte as If-None-Match.</summary>
    public string? ETag { get; init; }

    /// <summary>The date that the last answer gave, sent back byte for byte as If-Modified-Since.</summary>
    public string? LastModified { get; init; }

    /// <summary>Who we say that we are; null for our own name.</summary>
    public string? UserAgent { get; init; }

    /// <summary>
    /// Sent to the origin of <see cref="Address"/> alone, never after a redirect that leaves it; null for none.
    /// </summary>
    public FetchCredentials? Credentials { get; init; }

    /// <summary>True accepts any certificate of the host of <see cref="Address"/>, and of no other.</summary>
    public bool AcceptsAnyCertificate { get; init; }

    /// <summary>True follows a redirect from https to http, as feeds do; never with a password.</summary>
    public bool FollowsToHttp { get; init; }

    /// <summary>The longest body that is taken, counted after decompression.</summary>
    public int MaxBytes { get; init; } = DefaultMaxBytes;

    /// <summary>True takes the first <see cref="MaxBytes"/> of a longer body; false refuses it.</summary>
    public bool TakesBeginning { get; init; }

    /// <summary>
    /// The time for headers and body together, redirects included; waiting for one's turn is not counted.
    /// </summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The queue in which it waits for its turn.</summary>
    public FetchLane Lane { get; init; }
}

/// <summary>Each lane asks a host for one thing at a time, and waits for no other lane.</summary>
public enum FetchLane
{
    /// <summary>Feeds and whole pages.</summary>
    News,

    /// <summary>Pictures that readers wait for.</summary>
    Pictures,
}
