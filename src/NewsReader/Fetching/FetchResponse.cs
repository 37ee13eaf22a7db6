using System.Net;

namespace NewsReader.Fetching;

/// <summary>What the web answered, whatever its status.</summary>
/// <param name="Status">Never a redirect that could be followed.</param>
/// <param name="Address">Where redirects ended.</param>
public sealed record FetchResponse(HttpStatusCode Status, Uri Address)
{
    /// <summary>
    /// Where an unbroken run of 301 and 308 from the start led: the address to ask from now on, if what it answered is
    /// of use. Null when there was none.
    /// </summary>
    public Uri? PermanentAddress { get; init; }

    /// <summary>The body, decompressed; empty unless the status is 2xx.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The Content-Type header as it came.</summary>
    public string? ContentType { get; init; }

    /// <summary>The ETag header as it came.</summary>
    public string? ETag { get; init; }

    /// <summary>The Last-Modified header as it came.</summary>
    public string? LastModified { get; init; }

    /// <summary>
    /// How long the host asks to be left alone (Retry-After, RFC 9110 section 10.2.3), 0 to 24 hours; null when it does
    /// not ask.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// How long the answer holds by Cache-Control or Expires (RFC 9111 section 4.2.1), 0 to 24 hours; null when it does
    /// not say.
    /// </summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>The Link headers as they came (RFC 8288).</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>The Refresh header as it came: what browsers go on to, after so many seconds.</summary>
    public string? Refresh { get; init; }

    /// <summary>True for a status of 200 to 299.</summary>
    public bool IsSuccess => (int)Status is >= 200 and <= 299;
}
