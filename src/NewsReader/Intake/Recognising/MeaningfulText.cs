using System.Text.RegularExpressions;
using NewsReader.Formats;
using NewsReader.Formats.Html;

namespace NewsReader.Intake.Recognising;

/// <summary>
/// Tells texts that say something from those that only link to the story and its comments, as aggregators' entries do.
/// </summary>
internal static partial class MeaningfulText
{
    private const int FewestWords = 2;

    // The words of a link are mostly a name, of a sender or a site.
    private const int FewestWordsOfLink = 4;

    // "Article URL: … Comments URL: … Points: 12", "submitted by … [link] [comments]", "Click here to read more".
    private static readonly HashSet<string> Pointers = new(StringComparer.OrdinalIgnoreCase)
    {
        "a",
        "an",
        "and",
        "article",
        "at",
        "by",
        "click",
        "comment",
        "comments",
        "continue",
        "discuss",
        "discussion",
        "for",
        "from",
        "full",
        "here",
        "in",
        "item",
        "link",
        "links",
        "more",
        "of",
        "on",
        "original",
        "permalink",
        "points",
        "post",
        "posted",
        "r",
        "read",
        "reading",
        "reddit",
        "replies",
        "score",
        "see",
        "source",
        "story",
        "submitted",
        "tags",
        "the",
        "this",
        "to",
        "u",
        "url",
        "via",
        "view",
        "votes",
        "website",
    };

    /// <param name="body">The text; null for none.</param>
    /// <param name="headline">A text that only repeats it says nothing.</param>
    public static bool IsIn(ArticleHtml? body, string headline) => IsIn(body?.Html, headline);

    /// <param name="html">HTML that <see cref="ArticleHtml.Sanitise"/> wrote; null for none.</param>
    /// <param name="headline">A text that only repeats it says nothing.</param>
    public static bool IsIn(string? html, string headline)
    {
        if (string.IsNullOrEmpty(html))
            return false;
        var plain = Headlines.Normalise(headline);
        return CountWords(ArticleHtml.TextOf(Links().Replace(html, " ")), plain) >= FewestWords
            || Links()
                .Matches(html)
                .Any(link => CountWords(ArticleHtml.TextOf(link.Value), plain) >= FewestWordsOfLink);
    }

    /// <summary>The words of a text in lower case; in scripts without spaces between words, its signs.</summary>
    public static List<string> WordsOf(string text) =>
        [.. Words().Matches(Headlines.Normalise(text)).Select(word => word.Value)];

    private static int CountWords(string text, string headline) =>
        Words()
            .Matches(Addresses().Replace(Without(Headlines.Normalise(text), headline), " "))
            .Count(word => !Pointers.Contains(word.Value));

    private static string Without(string text, string headline) =>
        headline.Length > 0 && text.StartsWith(headline, StringComparison.Ordinal) ? text[headline.Length..] : text;

    [GeneratedRegex("<a [^>]*>.*?</a>", RegexOptions.Singleline)]
    private static partial Regex Links();

    [GeneratedRegex(@"\b\w+://\S+")]
    private static partial Regex Addresses();

    // In scripts without spaces between words, each sign counts.
    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]|\p{L}[\p{L}\p{M}'’]*")]
    private static partial Regex Words();
}
