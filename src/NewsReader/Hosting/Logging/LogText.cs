using System.Globalization;
using System.Text;

namespace NewsReader.Hosting.Logging;

/// <summary>
/// Makes text of any origin safe for logs and terminals. A line break would start a line that nobody logged, ESC gives
/// the terminal commands, and bidirectional control characters show words in another order.
/// </summary>
internal static class LogText
{
    /// <summary>
    /// Escapes control, format and separator characters as <c>\u001B</c>, which is also valid inside a JSON string.
    /// </summary>
    /// <param name="text">The text to show.</param>
    /// <param name="keepLines">True if its line breaks and tabs are our own.</param>
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
            // Persian and many Indic scripts need these two characters, and emoji are composed with them. They do not
            // reorder anything.
            UnicodeCategory.Format => rune.Value is not ('\u200C' or '\u200D'),
            var category => category is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
        };
}
