using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using NewsReader.Formats;

namespace NewsReader.Fetching.Connections;

/// <summary>Reads the response headers that a fetch passes on.</summary>
internal static class ResponseHeaders
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>The first value of a header, unchanged, one byte per char; null if the header is missing.</summary>
    public static string? Raw(HttpResponseMessage answer, string name) =>
        answer.Headers.NonValidated.TryGetValues(name, out var values)
        || answer.Content.Headers.NonValidated.TryGetValues(name, out values)
            ? values.FirstOrDefault()
            : null;

    /// <summary>All values of a header, unchanged.</summary>
    public static IReadOnlyList<string> All(HttpResponseMessage answer, string name) => All(answer.Headers, name);

    /// <inheritdoc cref="All(HttpResponseMessage, string)"/>
    public static IReadOnlyList<string> All(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? [.. values] : [];

    /// <summary>The target of a redirect, without the fragment.</summary>
    /// <exception cref="FetchException">The target is missing or is not a web address.</exception>
    public static Uri Location(HttpResponseMessage answer, Uri from)
    {
        if (Raw(answer, "Location") is not { } raw)
            throw new FetchException(FetchFault.Redirect, from, "it redirects without a Location header");
        // RFC 3986 allows only ASCII. Servers that send other characters send UTF-8.
        var location = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(raw)).Trim();
        return WebAddress.Parse(location, from) is { } to
            ? new Uri(to.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.Fragment, UriFormat.UriEscaped))
            : throw new FetchException(
                FetchFault.Redirect,
                from,
                $"it redirects to “{location}”, which is not a web address"
            );
    }

    /// <summary>Retry-After, given in seconds or as a date: 0 to 24 hours, or null if missing or invalid.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage answer, DateTimeOffset now)
    {
        if (Raw(answer, "Retry-After")?.Trim() is not { Length: > 0 } raw)
            return null;
        if (raw.All(char.IsAsciiDigit))
            return int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                ? Clamped(TimeSpan.FromSeconds(seconds))
                : Longest;
        return RetryConditionHeaderValue.TryParse(raw, out var parsed) && parsed.Date is { } date
            ? Clamped(date - now)
            : null;
    }

    /// <summary>
    /// How long a response stays fresh: Cache-Control before Expires, 0 to 24 hours; null if it does not say.
    /// </summary>
    public static TimeSpan? MaxAge(HttpResponseMessage answer, DateTimeOffset now)
    {
        if (answer.Headers.CacheControl is { } cache)
        {
            if (cache.NoCache || cache.NoStore)
                return TimeSpan.Zero;
            if (cache.MaxAge is { } maxAge)
                return Clamped(maxAge);
        }
        return answer.Content.Headers.Expires is { } expires ? Clamped(expires - (answer.Headers.Date ?? now)) : null;
    }

    private static TimeSpan Clamped(TimeSpan time) =>
        time < TimeSpan.Zero ? TimeSpan.Zero
        : time > Longest ? Longest
        : time;
}
