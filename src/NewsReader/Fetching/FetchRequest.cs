using NewsReader.Formats;

namespace NewsReader.Fetching;

/// <summary>A request to the web.</summary>
/// <param name="Address">Absolute, http or https, without a user name or password; see <see cref="Credentials"/>. Its
/// fragment is not sent.</param>
public sealed record FetchRequest(Uri Address)
{
    public const int DefaultMaxBytes = 10_000_000;

    /// <summary>The Accept header; null sends <c>*/*</c>.</summary>
    public string? Accept { get; init; }

    /// <summary>The ETag of the previous response, sent back byte for byte as If-None-Match.</summary>
    public string? ETag { get; init; }

    /// <summary>The Last-Modified of the previous response, sent back byte for byte as If-Modified-Since.</summary>
    public string? LastModified { get; init; }

    /// <summary>The User-Agent header; null for our own.</summary>
    public string? UserAgent { get; init; }

    /// <summary>
    /// Sent only to the origin of <see cref="Address"/>, never after a redirect that leaves it. Null for none.
    /// </summary>
    public FetchCredentials? Credentials { get; init; }

    /// <summary>True to accept any certificate from the host of <see cref="Address"/>, but from no other.</summary>
    public bool AcceptsAnyCertificate { get; init; }

    /// <summary>True to follow a redirect from https to http, as feeds do; never with a password.</summary>
    public bool FollowsToHttp { get; init; }

    /// <summary>The maximum length of the body, counted after decompression.</summary>
    public int MaxBytes { get; init; } = DefaultMaxBytes;

    /// <summary>True to take the first <see cref="MaxBytes"/> of a longer body; false to refuse it.</summary>
    public bool TakesBeginning { get; init; }

    /// <summary>
    /// The time limit for headers and body, including redirects but not the time spent waiting in the queue.
    /// </summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The queue in which the request waits.</summary>
    public FetchLane Lane { get; init; }
}
