using System.Net;

namespace NewsReader.Fetching;

/// <summary>A response from the web, with any status.</summary>
/// <param name="Status">Never a redirect that could be followed.</param>
/// <param name="Address">The address after all redirects.</param>
public sealed record FetchResponse(HttpStatusCode Status, Uri Address)
{
    /// <summary>
    /// The target of an unbroken run of 301 and 308 redirects from the start, or null. It is the address to use from
    /// now on, if its response is usable.
    /// </summary>
    public Uri? PermanentAddress { get; init; }

    /// <summary>The decompressed body; empty unless the status is 2xx.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The Content-Type header, unchanged.</summary>
    public string? ContentType { get; init; }

    /// <summary>The ETag header, unchanged.</summary>
    public string? ETag { get; init; }

    /// <summary>The Last-Modified header, unchanged.</summary>
    public string? LastModified { get; init; }

    /// <summary>
    /// How long the host asks us to wait (Retry-After, RFC 9110 section 10.2.3): 0 to 24 hours, or null if it does not
    /// ask.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// How long the response stays fresh by Cache-Control or Expires (RFC 9111, section 4.2.1): 0 to 24 hours, or null
    /// if it does not say.
    /// </summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>The Link headers, unchanged (RFC 8288).</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>The Refresh header, unchanged: where browsers go after some seconds.</summary>
    public string? Refresh { get; init; }

    /// <summary>True for a status of 200 to 299.</summary>
    public bool IsSuccess => (int)Status is >= 200 and <= 299;
}
