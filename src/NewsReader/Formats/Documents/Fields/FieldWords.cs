using System.Net;
using System.Text.RegularExpressions;

namespace NewsReader.Formats.Documents.Fields;

/// <summary>Extracts plain words from a field, without the link markup that note programs add.</summary>
internal static partial class FieldWords
{
    // Searching for links is quadratic in the length.
    private const int MaxLength = 2_000;

    /// <summary>
    /// One line without link brackets: <c>[[Jane Doe]]</c>, <c>[[people/jane|Jane Doe]]</c>, <c>[Jane
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

    /// <summary>Like <see cref="Plain"/>, for a title, which may contain HTML entities or Markdown emphasis.</summary>
    public static string Title(string text)
    {
        var plain = Plain(text);
        return plain.Length > MaxLength
            ? plain
            : Bold().Replace(Headlines.Clean(WebUtility.HtmlDecode(plain)), "$2").Trim();
    }

    /// <summary>The address in a Markdown link, or the text itself.</summary>
    public static string Address(string text) =>
        text.Length <= MaxLength && Linked().Match(text) is { Success: true } link
            ? link.Groups[2].Value
            : text.Trim().Trim('<', '>');

    /// <summary>
    /// The topics in a text, separated by commas or semicolons, or by spaces if each begins with "#".
    /// </summary>
    /// <param name="text">The text, which may be a quoted list.</param>
    /// <param name="byBlanks">True if spaces separate topics when no other separator is present.</param>
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

    /// <summary>A name without the mail address after it.</summary>
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
