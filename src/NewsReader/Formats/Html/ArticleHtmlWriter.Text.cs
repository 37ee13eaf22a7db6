using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsReader.Formats.Html;

/// <summary>Writes encoded text and attributes.</summary>
internal sealed partial class ArticleHtmlWriter
{
    // Characters with a meaning in HTML, characters forbidden in HTML or XML, byte-order marks, and lone surrogates.
    private static readonly SearchValues<char> Special = SearchValues.Create([
        .. "&<>\"\uFEFF\uFFFE\uFFFF",
        .. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\n' or '\t')),
        .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c),
    ]);

    // The target of the link whose attributes are written next.
    private string? linkTo;

    private void WriteText(string words)
    {
        if (words.Length == 0)
            return;
        if (!string.IsNullOrWhiteSpace(words))
        {
            if (!char.IsWhiteSpace(words[0]))
                WriteSpace();
            written.Space = false;
            written.Seen++;
            written.Named++;
        }
        Encode(words);
    }

    // Adds a space between words that were separated only by removed elements.
    private void WriteSpace()
    {
        if (written.Space && html.Length > blockStart && !char.IsWhiteSpace(html[^1]))
            html.Append(open.Contains("pre") ? '\n' : ' ');
        written.Space = false;
    }

    private void WriteAttributes(string name, IElement? given)
    {
        if (name == "a")
        {
            Attribute("href", linkTo!);
            if (linkTo![0] != '#')
                Attribute("rel", "noopener noreferrer nofollow ugc");
        }
        if (name == "img")
        {
            Number("width", given!, 3, 20_000);
            Number("height", given!, 3, 20_000);
        }
        if ((Language(given) ?? inherited.Lang) is { } lang)
            Attribute("lang", lang);
        if ((Direction(given) ?? inherited.Dir) is { } dir)
            Attribute("dir", dir);
        inherited = name == "img" ? inherited : default;
        if (given is null)
            return;
        if (given.GetAttribute("title")?.Trim() is { Length: > 0 } title)
            Attribute("title", title);
        if (name is "time" or "del" or "ins" && given.GetAttribute("datetime")?.Trim() is { Length: > 0 } time)
            Attribute("datetime", time);
        if (name == "ol")
            Number("start", given, -1_000_000, 1_000_000);
        if (name is "td" or "th")
        {
            Number("colspan", given, 2, 100);
            Number("rowspan", given, 2, 1000);
        }
    }

    private void WriteId(IElement? given)
    {
        if (given is not null && jumps?.IdOf(given) is { } own && own != place && ids.Add(own))
            Attribute("id", own);
        else if (place is not null)
            Attribute("id", place);
        else
            return;
        place = null;
    }

    // If a link target is removed, an empty span takes its place.
    private void WritePlace(IElement element)
    {
        if (
            jumps?.IdOf(element) is not { } id
            || open is [.., "ul" or "ol" or "dl" or "table" or "thead" or "tbody" or "tfoot" or "tr" or "ruby"]
            || !ids.Add(id)
        )
            return;
        html.Append("<span");
        Attribute("id", id);
        html.Append("></span>");
    }

    private static string? Language(IElement? element) =>
        element?.GetAttribute("lang") is { } lang && LanguageTag().IsMatch(lang) ? lang : null;

    private static string? Direction(IElement? element) =>
        element?.GetAttribute("dir")?.ToLowerInvariant() is ("ltr" or "rtl" or "auto") and var dir ? dir : null;

    private void Number(string name, IElement element, int least, int most)
    {
        if (
            int.TryParse(
                element.GetAttribute(name),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number >= least
            && number <= most
        )
            Attribute(name, number.ToString(CultureInfo.InvariantCulture));
    }

    private void Attribute(string name, string value)
    {
        html.Append(' ').Append(name).Append("=\"");
        Encode(value);
        html.Append('"');
    }

    private void Encode(ReadOnlySpan<char> value)
    {
        while (value.IndexOfAny(Special) is >= 0 and var at)
        {
            html.Append(value[..at]);
            var isPair = at + 1 < value.Length && char.IsSurrogatePair(value[at], value[at + 1]);
            if (isPair)
                html.Append(value.Slice(at, 2));
            else
                html.Append(
                    value[at] switch
                    {
                        '&' => "&amp;",
                        '<' => "&lt;",
                        '>' => "&gt;",
                        '"' => "&quot;",
                        '\r' or '\f' or '\v' or '\u0085' => " ",
                        >= '\uD800' and <= '\uDFFF' => "\uFFFD",
                        _ => "",
                    }
                );
            value = value[(at + (isPair ? 2 : 1))..];
        }
        html.Append(value);
    }

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex LanguageTag();
}
