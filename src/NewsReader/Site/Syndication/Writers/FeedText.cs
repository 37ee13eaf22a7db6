using System.Globalization;
using System.Text;
using System.Xml;

namespace NewsReader.Site.Syndication.Writers;

/// <summary>Writes text and instants as feeds allow them.</summary>
internal static class FeedText
{
    /// <summary>RFC 3339, in UTC.</summary>
    public static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>
    /// The text without the characters that XML 1.0 forbids (section 2.2), without halves of surrogate pairs, and
    /// without the control characters U+007F to U+009F, which it discourages.
    /// </summary>
    public static string Allowed(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsAllowed(text, at))
                return Rest(text, at);
            if (char.IsHighSurrogate(text[at]))
                at++;
        }
        return text;
    }

    private static string Rest(string text, int at)
    {
        var allowed = new StringBuilder(text, 0, at, text.Length);
        for (; at < text.Length; at++)
        {
            if (!IsAllowed(text, at))
                continue;
            allowed.Append(text[at]);
            if (char.IsHighSurrogate(text[at]))
                allowed.Append(text[++at]);
        }
        return allowed.ToString();
    }

    private static bool IsAllowed(string text, int at) =>
        char.IsSurrogate(text[at])
            ? char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
            : XmlConvert.IsXmlChar(text[at]) && text[at] is not (>= '\u007F' and <= '\u009F');
}
