using System.Globalization;
using System.Text;

namespace NewsReader.Hosting.Logging;

/// <summary>
/// Text of any origin as a log or a terminal may show it. A line break would begin a line that nobody logged, ESC
/// commands the terminal, and
/// characters that turn the direction of writing show the words in another order.
/// </summary>
internal static class LogText
{
    /// <summary>
    /// Writes control, format and separator characters as <c>\u001B</c>, which means the same inside a JSON string.
    /// </summary>
    /// <param name="text">What is to be shown.</param>
    /// <param name="keepLines">True when line ends and tabs in it are ours.</param>
    public static string Escape(string text, bool keepLines = false)
    {
        var first = IndexOfUnsafe(text, keepLines);
        if (first < 0)
            return text;
        var escaped = new StringBuilder(text, 0, first, text.Length + 32);
        var i = first;
        while (i < text.Length)
        {
            var isWhole = Rune.TryGetRuneAt(text, i, out var rune);
            var length = isWhole ? rune.Utf16SequenceLength : 1;
            if (isWhole && !IsUnsafe(rune, keepLines))
                escaped.Append(text, i, length);
            else
                for (var at = i; at < i + length; at++)
                    escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[at]:X4}");
            i += length;
        }
        return escaped.ToString();
    }

    private static int IndexOfUnsafe(string text, bool keepLines)
    {
        var i = 0;
        while (i < text.Length)
        {
            if (char.IsAscii(text[i]) && !char.IsControl(text[i]))
                i++;
            else if (Rune.TryGetRuneAt(text, i, out var rune) && !IsUnsafe(rune, keepLines))
                i += rune.Utf16SequenceLength;
            else
                return i;
        }
        return -1;
    }

    private static bool IsUnsafe(Rune rune, bool keepLines) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control => !keepLines || rune.Value is not ('\n' or '\t' or '\r'),
            // Persian and many scripts of India are spelled with these two, and emoji are made of them: they move
            // nothing.
            UnicodeCategory.Format => rune.Value is not ('\u200C' or '\u200D'),
            var category => category is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
        };
}
