using System.Text.RegularExpressions;
using NewsReader.Articles;

namespace NewsReader.Documents.Fields;

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

    /// <summary>The address of a link in Markdown, or the text itself.</summary>
    public static string Address(string text) =>
        text.Length <= MaxLength && Linked().Match(text) is { Success: true } link
            ? link.Groups[2].Value
            : text.Trim().Trim('<', '>');

    /// <summary>
    /// The topics in a text: parted by commas or semicolons, or by blanks where each begins with "#".
    /// </summary>
    public static IEnumerable<string> Topics(string text)
    {
        var plain = Plain(text);
        var hashed =
            plain.Split(' ', StringSplitOptions.RemoveEmptyEntries) is var words
            && words.All(word => word.StartsWith('#'));
        return (hashed ? words : plain.Split(',', ';', '、', '，'))
            .Select(word => word.Trim().TrimStart('#').Trim())
            .Where(word => word.Length > 0);
    }

    /// <summary>A name without the mail address behind it.</summary>
    public static string Name(string text) => MailAddress().Replace(Plain(text), "").Trim().TrimEnd(',', ';');

    [GeneratedRegex(@"^(\{\{.*\}\}|<%.*%>|\$\{.*\}|\{%.*%\})$")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")]
    private static partial Regex WikiLinked();

    [GeneratedRegex(@"\[([^\[\]]+)\]\(\s*<?([^)\s>]+)[^)]*\)")]
    private static partial Regex Linked();

    [GeneratedRegex(@"\s*(<[^<>\s]+@[^<>\s]+>|\([^()\s]+@[^()\s]+\))")]
    private static partial Regex MailAddress();
}
