using System.Globalization;
using System.Text;

namespace NewsReader.Fetching.Robots;

/// <summary>
/// An Allow or Disallow line (RFC 9309, sections 2.2.2 and 2.2.3): a path in which <c>*</c> matches any characters and
/// a final <c>$</c> matches the end.
/// </summary>
internal sealed record RobotsRule(bool Allows, string Pattern)
{
    // No address is this long.
    private const int LongestPattern = 8_000;

    public static RobotsRule? Read(string key, string value) =>
        value.Length > LongestPattern ? null
        : key.Equals("allow", StringComparison.OrdinalIgnoreCase) ? new(true, Normalised(value))
        : key.Equals("disallow", StringComparison.OrdinalIgnoreCase) ? new(false, Normalised(value))
        : null;

    /// <summary>
    /// True if the pattern matches the beginning of the path or, with <c>$</c>, all of it. Each part is searched for
    /// once, from the end of the previous one, so the cost is linear.
    /// </summary>
    public bool Matches(string path)
    {
        var rest = path.AsSpan();
        var isAnchored = Pattern.EndsWith('$');
        var pattern = isAnchored ? Pattern.AsSpan(0, Pattern.Length - 1) : Pattern;
        for (var isFirst = true; ; isFirst = false)
        {
            var star = pattern.IndexOf('*');
            var part = star < 0 ? pattern : pattern[..star];
            // In an anchored pattern the last part must match at the end of the path, wherever else it occurs.
            if (star < 0 && isAnchored)
                return isFirst ? rest.SequenceEqual(part) : rest.EndsWith(part, StringComparison.Ordinal);
            var at = isFirst
                ? (rest.StartsWith(part, StringComparison.Ordinal) ? 0 : -1)
                : rest.IndexOf(part, StringComparison.Ordinal);
            if (at < 0)
                return false;
            if (star < 0)
                return true;
            rest = rest[(at + part.Length)..];
            pattern = pattern[(star + 1)..];
        }
    }

    /// <summary>
    /// Normalizes a path: characters beyond ASCII are percent-encoded, unreserved characters are decoded, and
    /// hexadecimal digits are in upper case.
    /// </summary>
    public static string Normalised(string path)
    {
        var normal = new StringBuilder(path.Length);
        for (var at = 0; at < path.Length; at++)
        {
            if (
                path[at] == '%'
                && at + 2 < path.Length
                && byte.TryParse(
                    path.AsSpan(at + 1, 2),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var octet
                )
            )
            {
                if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
                    normal.Append((char)octet);
                else
                    normal.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
                at += 2;
            }
            else if (path[at] > ' ' && path[at] < '\u007f')
                normal.Append(path[at]);
            else if (Rune.TryGetRuneAt(path, at, out var rune))
            {
                normal.Append(Uri.EscapeDataString(rune.ToString()));
                at += rune.Utf16SequenceLength - 1;
            }
        }
        return normal.ToString();
    }
}
