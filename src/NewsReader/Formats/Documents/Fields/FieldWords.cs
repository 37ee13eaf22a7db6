using System.Net;
using System.Text.RegularExpressions;

namespace NewsReader.Formats.Documents.Fields;

/// <summary>The words of a field, without the links that note programs put into them.</summary>
internal static partial class FieldWords
{
    // Looking for links takes the square of the length.
    private const int MaxLength = 2_000;

    /// <summary>
    /// One line, without the brackets of links: <c>[[Jane Doe]]</c>, <c>[[people/jane|Jane Doe]]</c>, <c>[Jane
    /// Doe](https://…)</c>. Empty for a placeholder.
    /// </summary>
    public static string Plain(string text)
    {
        var clean = Headlines.Clean(text);
        if (clean.Length > MaxLength)
            return clean;
        if (Placeholder().IsMatch(clean))
            return "";
        return Linked().Replace(WikiLinked().Replace(clean, "$1"), "$1").Trim();
    }

    /// <summary>The same for a title, which some write in HTML or with marks of Markdown.</summary>
    public static string Title(string text)
    {
        var plain = Plain(text);
        return plain.Length > MaxLength
            ? plain
            : Bold().Replace(Headlines.Clean(WebUtility.HtmlDecode(plain)), "$2").Trim();
    }

    /// <summary>The address of a link in Markdown, or the text itself.</summary>
    public static string Address(string text) =>
        text.Length <= MaxLength && Linked().Match(text) is { Success: true } link
            ? link.Groups[2].Value
            : text.Trim().Trim('<', '>');

    /// <summary>
    /// The topics in a text: parted by commas or semicolons, or by blanks where each begins with "#".
    /// </summary>
    /// <param name="text">The text, which may be a list within quotation marks.</param>
    /// <param name="byBlanks">True where blanks part them if nothing else does.</param>
    public static IEnumerable<string> Topics(string text, bool byBlanks = false)
    {
        var plain = Plain(text);
        if (plain is ['[', .., ']'])
            plain = plain[1..^1];
        var hashed =
            plain.Split(' ', StringSplitOptions.RemoveEmptyEntries) is var words
            && words.All(word => word.StartsWith('#'));
        return (hashed || (byBlanks && plain.IndexOfAny([',', ';']) < 0) ? words : plain.Split(',', ';', '、', '，'))
            .Select(word => word.Trim().Trim('"', '\'').TrimStart('#').Trim())
            .Where(word => word.Length > 0);
    }

    /// <summary>A name without the mail address behind it.</summary>
    public static string Name(string text) => MailAddress().Replace(Plain(text), "").Trim().TrimEnd(',', ';');

    [GeneratedRegex(@"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")]
    private static partial Regex Bold();

    [GeneratedRegex(@"^(\{\{.*\}\}|<%.*%>|\$\{.*\}|\{%.*%\})$")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")]
    private static partial Regex WikiLinked();

    [GeneratedRegex(@"\[([^\[\]]+)\]\(\s*<?([^)\s>]+)[^)]*\)")]
    private static partial Regex Linked();

    [GeneratedRegex(@"\s*(<[^<>\s]+@[^<>\s]+>|\([^()\s]+@[^()\s]+\))")]
    private static partial Regex MailAddress();
}
