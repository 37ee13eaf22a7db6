using System.Globalization;

namespace NewsReader.Site.Trail;

/// <summary>
/// The articles that a reader came through, the last one last, as an address carries them: their numbers in base 36
/// with dots between, at most <see cref="Most"/>.
/// </summary>
public sealed record TrailSteps(IReadOnlyList<long> Articles)
{
    /// <summary>The name of the query value that carries steps.</summary>
    public const string Key = "from";

    /// <summary>Earlier steps than these are forgotten.</summary>
    public const int Most = 8;

    private const int Radix = 36;
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static TrailSteps None { get; } = new([]);

    public bool IsNone => Articles.Count == 0;

    /// <summary>What is put behind an article's address to carry these steps; empty for none.</summary>
    public string Query => IsNone ? "" : $"?{Key}={this}";

    /// <summary>
    /// Reads what <see cref="ToString"/> wrote. Anything else, a step too many included, is <see cref="None"/>: a link
    /// that is broken in its trail still leads to its article.
    /// </summary>
    public static TrailSteps Parse(string? text)
    {
        var parts = (text ?? "").Split('.', Most + 1);
        List<long> articles = [.. parts.Select(Number)];
        return articles.Count <= Most && articles.TrueForAll(number => number > 0) ? new(articles) : None;
    }

    /// <summary>One step on.</summary>
    public TrailSteps Then(long article) => new([.. Articles.TakeLast(Most - 1), article]);

    /// <summary>The first <paramref name="count"/> steps.</summary>
    public TrailSteps First(int count) => new([.. Articles.Take(count)]);

    /// <summary>The last <paramref name="count"/> steps.</summary>
    public TrailSteps Last(int count) => new([.. Articles.TakeLast(count)]);

    public override string ToString() => string.Join('.', Articles.Select(Text));

    // Each number is written in one way only: a leading zero or a capital is none of ours. 0 where there is no number.
    private static long Number(string text)
    {
        long number = 0;
        foreach (var c in text)
        {
            var digit = Digits.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0 || (digit == 0 && number == 0) || number > (long.MaxValue - digit) / Radix)
                return 0;
            number = (number * Radix) + digit;
        }
        return number;
    }

    private static string Text(long number) =>
        number < Radix
            ? Digits[(int)number].ToString(CultureInfo.InvariantCulture)
            : Text(number / Radix) + Digits[(int)(number % Radix)];
}
