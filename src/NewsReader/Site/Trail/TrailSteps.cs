using System.Globalization;

namespace NewsReader.Site.Trail;

/// <summary>
/// The articles that a reader came through, in order, as an address holds them: their numbers in base 36, separated by
/// dots, at most <see cref="Most"/>.
/// </summary>
public sealed record TrailSteps(IReadOnlyList<long> Articles)
{
    /// <summary>The name of the query value that holds the steps.</summary>
    public const string Key = "from";

    /// <summary>Older steps are dropped.</summary>
    public const int Most = 8;

    private const int Radix = 36;
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static TrailSteps None { get; } = new([]);

    public bool IsNone => Articles.Count == 0;

    /// <summary>The query that adds these steps to an article's address; empty for none.</summary>
    public string Query => IsNone ? "" : $"?{Key}={this}";

    /// <summary>
    /// Reads what <see cref="ToString"/> wrote. Anything else, including a step too many, is <see cref="None"/>: a link
    /// with a broken trail still leads to its article.
    /// </summary>
    public static TrailSteps Parse(string? text)
    {
        var parts = (text ?? "").Split('.', Most + 1);
        List<long> articles = [.. parts.Select(Number)];
        return articles.Count <= Most && articles.TrueForAll(number => number > 0) ? new(articles) : None;
    }

    /// <summary>The steps after one more article.</summary>
    public TrailSteps Then(long article) => new([.. Articles.TakeLast(Most - 1), article]);

    /// <summary>The first <paramref name="count"/> steps.</summary>
    public TrailSteps First(int count) => new([.. Articles.Take(count)]);

    /// <summary>The last <paramref name="count"/> steps.</summary>
    public TrailSteps Last(int count) => new([.. Articles.TakeLast(count)]);

    public override string ToString() => string.Join('.', Articles.Select(Text));

    // There is one way to write each number, so a leading zero or a capital is refused. Returns 0 for anything that is
    // not a number.
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
