using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsReader.Articles;

namespace NewsReader.Pages;

/// <summary>The authors that a page names.</summary>
internal static partial class Bylines
{
    private const int MaxLength = 120;

    private static readonly string[] Places =
        ["[itemprop~=author] [itemprop~=name]", "[itemprop~=author]", "[rel~=author]", "a[href*='/author/']", ".byline-name", ".byline__name", ".author-name", ".author_name", ".byline .author", ".byline a", ".byline", ".by-line", "[class*=byline]", "[id*=byline]",
         ".author", "[class*=author]", "[class*=Byline]", "address"];

    /// <summary>Names joined by ", ", without "By" and what follows them; null where none is left.</summary>
    public static string? Join(IEnumerable<string> given)
    {
        var names = given.Select(Clean).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return names.Count == 0 ? null : string.Join(", ", names.Take(10));
    }

    /// <summary>The first byline among the visible parts of a page.</summary>
    public static string? In(IDocument document)
    {
        foreach (var place in Places)
        {
            foreach (var element in document.QuerySelectorAll(place).Take(5))
            {
                if (!TextMass.IsShort(element, 600) || IsElsewhere(element)) continue;
                if (Clean(StoryText.Line(element)) is { } name) return name;
            }
        }
        return null;
    }

    // Readers who comment are authors too.
    private static bool IsElsewhere(IElement element)
    {
        for (var above = element; above is not null && above.LocalName != "body"; above = above.ParentElement)
        {
            if (PageHints.IsDiscussion(above) || PageHints.IsRelated(above) || above.LocalName is "aside" or "footer") return true;
        }
        return false;
    }

    private static string? Clean(string text)
    {
        var name = Lead().Replace(Headlines.Clean(text), "");
        name = Tail().Replace(name, "").Trim(' ', ',', '|', '-', '–', '—', '·', '•', ':', ';', '/');
        return name.Length is 0 or > MaxLength || name.Contains("://", StringComparison.Ordinal) || name.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || !name.Any(char.IsLetter) || NoName().IsMatch(name) ? null : name;
    }

    [GeneratedRegex(@"^(\d.*|more (from|by|about)\b.*|view\b.*|see\b.*|all (posts|articles|stories)\b.*|follow\b.*|contact\b.*|about\b.*|email\b.*|author|admin|administrator|editor|staff|bio|profile|[\w-]+(\.[\w-]+)*\.(com|org|net|es|fr|de|it|co\.uk|nl|pl|ru|br|jp|cn))$", RegexOptions.IgnoreCase)]
    private static partial Regex NoName();

    [GeneratedRegex(@"^\W*((written|posted|published|reported|reviewed|story|article|words|text)\s+by\b|by\b|von\b|par\b|por\b|di\b(?=\s+\p{Lu})|door\b|av\b|af\b|autor(a|in)?\s*:|auteur\s*:|author\s*:|автор\s*:|作者\s*[:：]|文\s*[/／:：]|بقلم|كتب)\s*:?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(@"(\s+[|•·–—-]\s+.*|\s*[|•·].*|\s+(on|updated|published|posted)\s+.*\d.*|,?\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d.*|,?\s+\d{1,2}[./:\s].*|\s*\(?@\w+\)?\s*$)$", RegexOptions.IgnoreCase)]
    private static partial Regex Tail();
}
