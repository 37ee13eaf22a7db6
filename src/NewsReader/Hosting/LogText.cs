using System.Globalization;
using System.Text;

namespace NewsReader.Hosting;

/// <summary>
/// Text of any origin as a log may show it. A line break would begin a line that nobody logged, ESC commands the terminal, and
/// characters that turn the direction of writing show the words in another order.
/// </summary>
internal static class LogText
{
    /// <summary>Writes control, format and separator characters as <c>\u001B</c>, which means the same inside a JSON string.</summary>
    public static string Escape(string text)
    {
        var first = IndexOfUnsafe(text);
        if (first < 0) return text;
        var escaped = new StringBuilder(text, 0, first, text.Length + 32);
        for (var i = first; i < text.Length;)
        {
            var isWhole = Rune.TryGetRuneAt(text, i, out var rune);
            var length = isWhole ? rune.Utf16SequenceLength : 1;
            if (isWhole && !IsUnsafe(rune)) escaped.Append(text, i, length);
            else for (var at = i; at < i + length; at++) escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[at]:X4}");
            i += length;
        }
        return escaped.ToString();
    }

    private static int IndexOfUnsafe(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (char.IsAscii(text[i]) && !char.IsControl(text[i])) i++;
            else if (Rune.TryGetRuneAt(text, i, out var rune) && !IsUnsafe(rune)) i += rune.Utf16SequenceLength;
            else return i;
        }
        return -1;
    }

    private static bool IsUnsafe(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
