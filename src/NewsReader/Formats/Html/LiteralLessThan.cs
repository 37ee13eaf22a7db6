using System.Buffers;
using System.Text;

namespace NewsReader.Formats.Html;

/// <summary>
/// Distinguishes a less-than sign that opens a tag from one in plain text: <c>for 0&lt;p&lt;1 and i&lt;j and k&gt;l</c>
/// contains no tag.
/// </summary>
internal static class LiteralLessThan
{
    private static readonly HashSet<string> Elements = new(
        (
            "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink "
            + "blockquote body br button canvas caption center cite code col "
            + "colgroup command content data datalist dd del details dfn dialog dir div dl dt element em embed "
            + "fieldset figcaption figure font footer form frame frameset "
            + "h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex kbd keygen label "
            + "legend li link listing main map mark marquee menu menuitem "
            + "meta meter multicol nav nextid nobr noembed noframes noindex noscript object ol optgroup option "
            + "output p param picture plaintext portal pre progress q rb rbc rp "
            + "rt rtc ruby s samp script search section select shadow slot small source spacer span strike strong "
            + "style sub summary sup svg table tbody td template textarea "
            + "tfoot th thead time title tr track tt u ul var video wbr xml xmp "
            // The MathML and SVG elements that occur on their own in texts.
            + "math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom mfenced menclose "
            + "msub msup msubsup munder mover munderover mmultiscripts "
            + "mprescripts mtable mtr mtd mlabeledtr maction mglyph malignmark semantics annotation none path g "
            + "circle rect line text tspan use defs desc image polygon polyline ellipse"
        ).Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    // Attributes that stand without a value.
    private static readonly HashSet<string> Bare = new(
        (
            "allowfullscreen async autofocus autoplay checked class compact controls default defer disabled "
            + "download dir draggable hidden href id inert ismap itemscope lang "
            + "loop multiple muted noresize noshade nowrap open playsinline readonly rel required reversed rel "
            + "selected src style target title"
        ).Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly SearchValues<char> NameLetters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:._-"
    );

    /// <summary>Escapes each less-than sign that opens no tag as <c>&amp;lt;</c>.</summary>
    public static string Escaped(string html)
    {
        StringBuilder? escaped = null;
        var done = 0;
        HashSet<string> endless = [];
        var ended = new Lazy<HashSet<string>>(() => NamesOfEndTags(html));
        for (var at = html.IndexOf('<'); at >= 0; at = at < html.Length ? html.IndexOf('<', at) : -1)
        {
            if (IsPlain(html.AsSpan(at + 1), ended))
            {
                (escaped ??= new(html.Length + 16)).Append(html, done, at - done).Append("&lt;");
                done = at + 1;
            }
            at = AfterRawText(html, at, endless) ?? at + 1;
        }
        return escaped is null ? html : escaped.Append(html, done, html.Length - done).ToString();
    }

    // Anything that does not begin with a letter is left to the HTML parser, which recognizes it as text, a comment or
    // an end tag.
    private static bool IsPlain(ReadOnlySpan<char> rest, Lazy<HashSet<string>> ended)
    {
        if (rest.Length == 0 || !char.IsAsciiLetter(rest[0]))
            return false;
        var length = rest.IndexOfAnyExcept(NameLetters) is >= 0 and var found ? found : rest.Length;
        var name = rest[..length];
        rest = rest[length..];
        // A tag name is never followed by one of these: <p<1, <jane@example.org>, <https://…>.
        if (
            rest.Length == 0
            || !(char.IsWhiteSpace(rest[0]) || rest[0] is '>' or '/')
            || rest.StartsWith("//", StringComparison.Ordinal)
        )
            return true;
        var end = rest.IndexOfAny('<', '>');
        var inside = end < 0 ? rest : rest[..end];
        if (inside.Contains('='))
            return false;
        if (!IsKnown(name, ended))
            return true;
        foreach (
            var word in inside.ToString().Split([' ', '\t', '\r', '\n', '/'], StringSplitOptions.RemoveEmptyEntries)
        )
            if (!IsAttribute(word))
                return true;
        return false;
    }

    // An HTML element, a custom element (with a punctuation sign in its name), or one that has an end tag somewhere.
    private static bool IsKnown(ReadOnlySpan<char> name, Lazy<HashSet<string>> ended) =>
        Elements.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name)
        || name[1..].IndexOfAny(":-_") >= 0
        || ended.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    // An attribute without a value, a framework's attribute, or a stray sign.
    private static bool IsAttribute(string word) =>
        Bare.Contains(word)
        || !word.Any(char.IsLetterOrDigit)
        || (char.IsAsciiLetter(word[0]) || word[0] is '_' or '@' or ':' or '*') && word.AsSpan().IndexOfAny("-_:") >= 0;

    private static HashSet<string> NamesOfEndTags(string html)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        for (
            var at = html.IndexOf("</", StringComparison.Ordinal);
            at >= 0;
            at = html.IndexOf("</", at + 2, StringComparison.Ordinal)
        )
        {
            var rest = html.AsSpan(at + 2);
            if (rest.IndexOfAnyExcept(NameLetters) is > 0 and var length && rest[length] == '>')
                names.Add(rest[..length].ToString());
        }
        return names;
    }

    // Comments, scripts and styles contain no tags. One without an end is read as text, and its end is not searched for
    // again.
    private static int? AfterRawText(string html, int at, HashSet<string> endless)
    {
        var rest = html.AsSpan(at);
        var end =
            rest.StartsWith("<!--", StringComparison.Ordinal) ? "-->"
            : Opens(rest, "<script") ? "</script"
            : Opens(rest, "<style") ? "</style"
            : null;
        if (end is null || endless.Contains(end))
            return null;
        if (html.IndexOf(end, at + 2, StringComparison.OrdinalIgnoreCase) is >= 0 and var found)
            return found + 1;
        endless.Add(end);
        return null;
    }

    private static bool Opens(ReadOnlySpan<char> rest, string tag) =>
        rest.StartsWith(tag, StringComparison.OrdinalIgnoreCase)
        && rest.Length > tag.Length
        && !char.IsAsciiLetterOrDigit(rest[tag.Length]);
}
