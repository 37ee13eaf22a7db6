using System.Globalization;

namespace NewsReader.Formats;

/// <summary>
/// When a story was published, as precisely as the publisher said it: a day, or an instant with the publisher's offset.
/// </summary>
/// <param name="Instant">The instant; midnight UTC if only the day is known.</param>
/// <param name="HasTime">False if only the day is known.</param>
public readonly record struct PublishedDate(DateTimeOffset Instant, bool HasTime)
{
    private static readonly string[] Days =
    [
        "yyyy-MM-dd",
        "yyyy/MM/dd",
        "d MMMM yyyy",
        "d MMM yyyy",
        "MMMM d, yyyy",
        "MMM d, yyyy",
    ];

    private static readonly string[] Instants =
    [
        .. from separator in (string[])["'T'", "' '"]
        from time in (string[])["HH:mm:ss.FFFFFFF", "HH:mm:ss", "HH:mm"]
        from zone in (string[])["", "K", "zzz", "' 'zzz"]
        select $"yyyy-MM-dd{separator}{time}{zone}",
        "ddd, d MMM yyyy HH:mm:ss 'GMT'",
        "ddd, d MMM yyyy HH:mm:ss zzz",
    ];

    /// <summary>Parses ISO 8601, RFC 822 and dates in English words. A time without a zone is UTC.</summary>
    /// <returns>Null if <paramref name="text"/> is none of these.</returns>
    public static PublishedDate? Parse(string text)
    {
        var invariant = CultureInfo.InvariantCulture;
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        if (DateTimeOffset.TryParseExact(text, Days, invariant, utc, out var day))
            return new(day, HasTime: false);
        return DateTimeOffset.TryParseExact(text, Instants, invariant, utc, out var instant)
            ? new(instant, HasTime: true)
            : null;
    }

    /// <summary>ISO 8601: <c>2025-12-05</c>, or <c>2025-12-05T10:00:00+02:00</c>, or with <c>Z</c> for UTC.</summary>
    public override string ToString() =>
        !HasTime
            ? Instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : Instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)
                + (Instant.Offset == TimeSpan.Zero ? "Z" : Instant.ToString("zzz", CultureInfo.InvariantCulture));
}
