using System.Text.RegularExpressions;

namespace NewsReader.Formats.Feeds;

/// <summary>Recognizes tags that programs set for other programs. They are not topics.</summary>
internal static partial class MachineTags
{
    // The names that WordPress and others give to the default category.
    private static readonly HashSet<string> None = new(StringComparer.OrdinalIgnoreCase)
    {
        "uncategorized",
        "uncategorised",
        "uncategorized post",
        "unclassified",
        "no category",
        "none",
        "default",
        "unkategorisiert",
        "nicht kategorisiert",
        "sin categoría",
        "sin categoria",
        "non classé",
        "non catégorisé",
        "senza categoria",
        "non categorizzato",
        "sem categoria",
        "geen categorie",
        "okategoriserad",
        "okategoriserade",
        "ikke kategorisert",
        "ikke kategoriseret",
        "yleinen",
        "bez kategorii",
        "bez kategorie",
        "nezařazené",
        "nezaradené",
        "egyéb kategória",
        "fără categorie",
        "kategorisiz",
        "genel",
        "без рубрики",
        "без категорії",
        "без категория",
        "χωρίς κατηγορία",
        "未分类",
        "未分類",
        "미분류",
    };

    /// <summary>
    /// True for <c>storytype:standard</c>, <c>provider_name|X</c>, <c>nyt://…</c>, numbers and other ids, and for
    /// "Uncategorized".
    /// </summary>
    public static bool Is(string tag) => None.Contains(tag) || Pair().IsMatch(tag) || Id().IsMatch(tag);

    // A lower-case name and its value, without a space: "us: politics" and "Brexit: the vote" are topics.
    [GeneratedRegex(@"^[a-z][\w.-]{2,}[:=|]\S|^[\w.-]*_[\w.-]*[:=|]|\|.*\||^(?i:https?|urn|tag)[:]")]
    private static partial Regex Pair();

    // Long numbers, hashes and the like. Years and "9/11" are topics.
    [GeneratedRegex(
        @"^\d{5,}$|^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$|^(?=.*\d)[0-9a-f]{16,}$"
            + @"|^[a-z]+([_.][a-z0-9]+){2,}$|^[a-z0-9]+__[a-z0-9_]+$"
    )]
    private static partial Regex Id();
}
