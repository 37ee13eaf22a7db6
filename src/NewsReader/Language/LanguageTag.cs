using System.Text.RegularExpressions;

namespace NewsReader.Language;

/// <summary>Checks language tags (BCP 47) by their shape: <c>en</c>, <c>pt-BR</c>, <c>zh-Hant-TW</c>.</summary>
internal static partial class LanguageTag
{
    /// <returns>The tag, or null if the text is not one.</returns>
    public static string? Parse(string? text) => text?.Trim() is { } tag && Shape().IsMatch(tag) ? tag : null;

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex Shape();
}
