using System.Globalization;

namespace NewsReader.Language;

/// <summary>Formats numbers with their nouns.</summary>
internal static class Plural
{
    /// <summary>"1 story", "12 stories", "12,000 stories".</summary>
    public static string Of(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}
