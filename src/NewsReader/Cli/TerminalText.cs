using System.Globalization;
using System.Text;

namespace NewsReader.Cli;

/// <summary>Text from outside, as a terminal may show it.</summary>
internal static class TerminalText
{
    /// <summary>
    /// Writes what could move the cursor, colour the screen, begin a line of its own or turn the reading order as <c>\u001B</c>: in JSON,
    /// that is the same character.
    /// </summary>
    /// <param name="text">What is to be printed.</param>
    /// <param name="keepLines">True when line ends and tabs in it are ours.</param>
    public static string Escape(string text, bool keepLines = false)
    {
        if (!text.Any(c => IsUnsafe(c, keepLines))) return text;
        var safe = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (IsUnsafe(c, keepLines)) safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else safe.Append(c);
        }
        return safe.ToString();
    }

    private static bool IsUnsafe(char c, bool keepLines) =>
        char.IsControl(c) ? !keepLines || c is not ('\n' or '\t' or '\r')
        : c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029';
}
