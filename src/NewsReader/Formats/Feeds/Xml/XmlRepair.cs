using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsReader.Formats.Feeds.Xml;

/// <summary>The position where the markup of a text begins.</summary>
/// <param name="Start">The position of the root element, or -1.</param>
/// <param name="Name">The root's local name, in lower case.</param>
/// <param name="First">The name of the very first element; empty if there is none.</param>
internal readonly record struct RootPosition(int Start, string Name, string First);

/// <summary>Repairs the text of a feed in one pass, so that an XML reader accepts its characters.</summary>
internal static partial class XmlRepair
{
    // The total length of all entity expansions in one feed. Declared entities are expanded here, so the XML reader
    // itself never expands any.
    private const int MaxFromEntities = 1024;

    // Stray signs beyond this number are dropped, because escaping them makes the text up to five times longer.
    private const int MaxSigns = 200_000;

    private static readonly SearchValues<char> Special = SearchValues.Create([
        .. "&<\uFFFE\uFFFF",
        .. Enumerable.Range(0, 0x20).Where(c => c is not ('\t' or '\n' or '\r')).Select(c => (char)c),
        .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c),
    ]);

    /// <summary>Finds the first element that is one of <paramref name="names"/>.</summary>
    public static RootPosition FindRoot(string text, IReadOnlySet<string> names)
    {
        var first = "";
        var skips = new MarkupSkips(text);
        for (var at = text.IndexOf('<'); at >= 0 && at < text.Length; at = text.IndexOf('<', at))
        {
            if ((skips.Comment(at) ?? skips.CharacterData(at)) is { } end)
            {
                at = end;
                continue;
            }
            var name = NameAt(text, at + 1);
            if (name.Length > 0)
            {
                var local = name[(name.LastIndexOf(':') + 1)..].ToString().ToLowerInvariant();
                if (first.Length == 0)
                    first = local;
                if (names.Contains(local))
                    return new(at, local, first);
            }
            at++;
        }
        return new(-1, "", first);
    }

    /// <summary>
    /// The text from its first element on, repaired: characters forbidden in XML are dropped, HTML references become
    /// numeric, and stray "&amp;" and "&lt;" become text.
    /// </summary>
    public static string Prepare(string text, int root, ProblemList problems)
    {
        var declared = DeclaredEntities(text.AsSpan(0, root));
        var ready = new StringBuilder(text.Length - root + 16);
        var skips = new MarkupSkips(text);
        int dropped = 0,
            ampersands = 0,
            signs = 0,
            added = 0;
        var at = root;
        while (true)
        {
            var next = text.AsSpan(at).IndexOfAny(Special);
            if (next < 0)
            {
                ready.Append(text, at, text.Length - at);
                break;
            }
            ready.Append(text, at, next);
            at += next;
            var c = text[at];
            if (c == '&')
                at += AppendReference(ready, text, at, declared, ref ampersands, ref added);
            else if (c == '<')
                at = AppendOpening(ready, text, at, skips, ref dropped, ref signs);
            else if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                ready.Append(text, at, 2);
                at += 2;
            }
            else
            {
                dropped++;
                at++;
            }
        }
        if (dropped > 0)
            problems.Add($"{dropped:N0} characters that XML forbids were left out.");
        if (ampersands > 0)
            problems.Add($"{ampersands:N0} “&” characters without a known reference were read as text.");
        return ready.ToString();
    }

    private static int AppendReference(
        StringBuilder ready,
        string text,
        int at,
        Dictionary<string, string> declared,
        ref int ampersands,
        ref int added
    )
    {
        var characters = CharacterReferences.Read(text, at, out var length);
        if (
            characters is null
            && length > 0
            && declared.TryGetValue(text.Substring(at + 1, length - 2), out var value)
            && added + value.Length <= MaxFromEntities
        )
        {
            added += value.Length;
            characters = value;
        }
        if (characters is null)
        {
            if (++ampersands <= MaxSigns)
                ready.Append("&amp;");
            return 1;
        }
        foreach (var c in characters)
        {
            if (c is '<' or '>' or '&' or '"' or '\'' or '\r' or '\n' or '\t')
                ready.Append("&#").Append((int)c).Append(';');
            else
                ready.Append(c);
        }
        return length;
    }

    // Drops comments and keeps CDATA sections. A "<" that opens nothing becomes text.
    private static int AppendOpening(
        StringBuilder ready,
        string text,
        int at,
        MarkupSkips skips,
        ref int dropped,
        ref int signs
    )
    {
        if (skips.Comment(at) is { } comment)
            return comment;
        if (skips.CharacterData(at) is { } section)
        {
            foreach (var c in Clean(text.AsSpan(at, section - at), ref dropped))
                ready.Append(c);
            return section;
        }
        var opens = at + 1 < text.Length && (text[at + 1] is '/' or '!' or '?' or '_' || char.IsLetter(text[at + 1]));
        if (!opens && ++signs > MaxSigns)
            return at + 1;
        ready.Append(opens ? "<" : "&lt;");
        return at + 1;
    }

    private static ReadOnlySpan<char> Clean(ReadOnlySpan<char> section, ref int dropped)
    {
        if (section.IndexOfAny(Forbidden) < 0)
            return section;
        var clean = new StringBuilder(section.Length);
        for (var i = 0; i < section.Length; i++)
        {
            var c = section[i];
            if (!char.IsSurrogate(c))
            {
                if (Forbidden.Contains(c))
                    dropped++;
                else
                    clean.Append(c);
            }
            else if (char.IsHighSurrogate(c) && i + 1 < section.Length && char.IsLowSurrogate(section[i + 1]))
                clean.Append(c).Append(section[++i]);
            else
                dropped++;
        }
        return clean.ToString();
    }

    private static readonly SearchValues<char> Forbidden = SearchValues.Create([
        '\uFFFE',
        '\uFFFF',
        .. Enumerable.Range(0, 0x20).Where(c => c is not ('\t' or '\n' or '\r')).Select(c => (char)c),
        .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c),
    ]);

    private static ReadOnlySpan<char> NameAt(string text, int at)
    {
        if (at >= text.Length || !(char.IsLetter(text[at]) || text[at] == '_'))
            return [];
        var end = at;
        while (
            end < text.Length
            && end - at < 64
            && (char.IsLetterOrDigit(text[end]) || text[end] is ':' or '_' or '-' or '.')
        )
            end++;
        return text.AsSpan(at, end - at);
    }

    // Only plain values. References to other entities and markup are the ingredients of entity bombs.
    private static Dictionary<string, string> DeclaredEntities(ReadOnlySpan<char> prolog)
    {
        Dictionary<string, string> declared = [];
        if (prolog.Length > 100_000 || prolog.IndexOf("<!ENTITY", StringComparison.Ordinal) < 0)
            return declared;
        foreach (Match match in EntityDeclaration().Matches(prolog.ToString()))
        {
            var raw = match.Groups["value"].Value;
            var value = CharacterReferences.Decode(raw);
            if (!value.Contains('<', StringComparison.Ordinal) && !RefersToOthers(raw))
                declared.TryAdd(match.Groups["name"].Value, value);
        }
        return declared;
    }

    private static bool RefersToOthers(string value)
    {
        for (var at = value.IndexOf('&', StringComparison.Ordinal); at >= 0; at = value.IndexOf('&', at + 1))
            if (CharacterReferences.Read(value, at, out var length) is null && length > 0)
                return true;
        return false;
    }

    [GeneratedRegex("<!ENTITY\\s+(?<name>\\w{1,32})\\s+(?:\"(?<value>[^\"%]{0,200})\"|'(?<value>[^'%]{0,200})')\\s*>")]
    private static partial Regex EntityDeclaration();
}
