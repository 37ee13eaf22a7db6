using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsReader.Formats.WebPages.Facts;

/// <summary>Finds the authors of a page.</summary>
internal static partial class Bylines
{
    private const int MaxLength = 120;
    private const int MaxNames = 10;

    // A longer text is not a name, and the search for addresses in it is quadratic.
    private const int MaxGiven = 2_000;

    // Limits on elements examined: per selector, and after the headline.
    private const int MaxOfAKind = 50;
    private const int MaxAfterHeading = 80;

    // Ordered by how clearly they mark an author.
    private static readonly string[] Selectors =
    [
        "[itemprop~=author] [itemprop~=name]",
        "[itemprop~=author]",
        "[rel~=author]",
        "a[href*='/author/'], a[href*='/authors/']",
        ".p-author",
        ".byline-name, .byline__name, .author-name, .author_name, .byline .name, .author .name",
        ".byline .author",
        ".byline a",
        ".byline, .by-line",
        "[class*=byline], [class*=Byline]",
        "[id*=byline]",
        ".author",
        "[class*=author], [class*=Author]",
        "[id*=author]",
        ".autor, .auteur, .autore, .verfasser",
        ".writtenby, .written-by, .posted-by, .postedby",
        "address",
    ];

    private static readonly string[] Lines =
    [
        "p",
        "div",
        "span",
        "strong",
        "b",
        "em",
        "i",
        "h2",
        "h3",
        "h4",
        "h5",
        "small",
        "a",
        "li",
    ];

    /// <summary>Names joined by ", ", without "By" and trailing text; null if none is left.</summary>
    public static string? Join(IEnumerable<string> given)
    {
        var names = given.Select(Clean).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return names.Count == 0 ? null : string.Join(", ", names.Take(MaxNames));
    }

    /// <summary>
    /// The byline nearest to the headline, or null. If several are equally near, the most clearly marked one.
    /// </summary>
    /// <param name="document">The page.</param>
    /// <param name="heading">The heading that shows the headline, or null.</param>
    public static string? In(IDocument document, IElement? heading)
    {
        var around = (heading?.Ancestors() ?? []).ToHashSet();
        var all = Selectors
            .SelectMany(
                (place, rank) =>
                    document.QuerySelectorAll(place).Take(MaxOfAKind).Select(element => (Element: element, Rank: rank))
            )
            .Where(candidate => TextMass.IsShort(candidate.Element, 600))
            .ToList();
        var found = all.Where(candidate => !IsElsewhere(candidate.Element, heading, around))
            .Select(candidate => (candidate.Element, candidate.Rank, Shared: Shared(candidate.Element, around)))
            .OrderByDescending(candidate => candidate.Shared)
            .ThenBy(candidate => candidate.Rank)
            .ToList();
        foreach (var candidate in found)
        {
            if (NameIn(candidate.Element) is null)
                continue;
            var line = LineAround(candidate.Element);
            return Join(
                found
                    .Where(other =>
                        other.Rank == candidate.Rank && other.Shared == candidate.Shared && line.Contains(other.Element)
                    )
                    .Select(other => NameIn(other.Element))
                    .OfType<string>()
            );
        }
        return (heading is null ? null : Below(heading)) ?? OnlyMarked(all.Select(candidate => candidate.Element));
    }

    /// <summary>True for a line such as "By Nina Right".</summary>
    public static bool IsSigned(string line) =>
        line.Length < 150 && Lead().IsMatch(line) && Clean(line) is { } name && Names().IsMatch(name);

    // The author is not near the headline, but it is the only one marked on the whole page.
    private static string? OnlyMarked(IEnumerable<IElement> found)
    {
        var names = found
            .Where(element =>
                element.Matches("[itemprop~=author], [rel~=author]") && !PageHints.IsDiscussion(element.ParentElement!)
            )
            .Select(NameIn)
            .OfType<string>()
            .Distinct()
            .Take(2)
            .ToList();
        return names is [var only] ? only : null;
    }

    // The number of ancestors that contain both the element and the headline.
    private static int Shared(IElement element, HashSet<INode> around) => element.Ancestors().Count(around.Contains);

    // Co-authors are on the same line.
    private static IElement LineAround(IElement element)
    {
        var line = element;
        for (var level = 0; level < 3 && line.ParentElement is { } above && TextMass.IsShort(above, 300); level++)
            line = above;
        return line;
    }

    /// <summary>True for reader comments, lists of other stories, pictures and quotes.</summary>
    public static bool IsOfOthers(IElement element) =>
        PageHints.IsDiscussion(element)
        || PageHints.IsRelated(element)
        || PageHints.IsAround(element)
        || PageHints.IsCaption(element)
        || element.LocalName is "nav" or "blockquote" or "figure" or "figcaption"
        || element.GetAttribute("itemtype")?.EndsWith("Comment", StringComparison.Ordinal) == true;

    // Commenters, photographers and authors of other stories are marked as authors too.
    private static bool IsElsewhere(IElement element, IElement? heading, HashSet<INode> around)
    {
        var isMarked = element.Matches("[itemprop~=author], [itemprop~=author] *, [rel~=author]");
        var article = heading?.Closest("article");
        for (var above = element; above is not null && above.LocalName != "body"; above = above.ParentElement)
        {
            if (around.Contains(above))
                return false;
            if (IsOfOthers(above) || (above.LocalName == "article" && heading is not null))
                return true;
            var isOwn =
                isMarked
                || (
                    above.LocalName == "footer"
                    && element.ParentElement is { } line
                    && TextMass.IsShort(line, 150)
                    && IsSigned(StoryText.Line(line))
                );
            if (above.LocalName is "aside" or "footer" && !(isOwn && article?.Contains(above) == true))
                return true;
        }
        return false;
    }

    // "By Nina Right" in an unmarked line between the headline and the first paragraph.
    private static string? Below(IElement heading)
    {
        var root = heading.ParentElement?.ParentElement ?? heading.ParentElement;
        if (root is null)
            return null;
        var after = root.QuerySelectorAll("*").SkipWhile(element => element != heading).Skip(1).Take(MaxAfterHeading);
        foreach (
            var element in after.Where(element =>
                Lines.Contains(element.LocalName) && element.Closest("table, dl, nav, aside") is null
            )
        )
        {
            if (!TextMass.IsShort(element, 150))
            {
                if (element.LocalName == "p")
                    return null;
                continue;
            }
            var line = StoryText.Line(element);
            if (IsSigned(line))
                return Clean(line);
        }
        return null;
    }

    // A separate line below a name is a job title.
    private static string? NameIn(IElement element)
    {
        if (element.LocalName == "meta")
            return Clean(element.GetAttribute("content") ?? "");
        if (!TextMass.IsShort(element, MaxGiven))
            return null;
        var lines = StoryText.Of(Apart(element)).Split('\n');
        List<string> names =
            lines.Length == 1
                ? []
                :
                [
                    .. lines
                        .Select(Clean)
                        .OfType<string>()
                        .Where(line => Names().IsMatch(line) && !Role().IsMatch(line)),
                ];
        return names.Count > 0 ? string.Join(", ", names) : Clean(string.Join(' ', lines));
    }

    // Names separated only by the style sheet: <span>Nina Right</span><span>Political editor</span>.
    private static IElement Apart(IElement element)
    {
        if (element.Children.Length == 0)
            return element;
        var apart = (IElement)element.Clone();
        foreach (var part in apart.QuerySelectorAll("*").Where(IsGlued).ToList())
            part.Parent!.InsertBefore(part.Owner!.CreateElement("br"), part);
        return apart;
    }

    private static bool IsGlued(IElement part) =>
        part.PreviousSibling is IElement before
        && before.TextContent is [.., var last]
        && part.TextContent is [var first, ..]
        && char.IsLower(last)
        && char.IsUpper(first);

    /// <summary>Removes the site's name from the end of a byline.</summary>
    public static string? WithoutSite(string? byline, string? siteName) =>
        byline is null || siteName is null || !byline.EndsWith(", " + siteName, StringComparison.OrdinalIgnoreCase)
            ? byline
            : byline[..^(siteName.Length + 2)];

    // Separates several names by commas in any language, and drops job titles and places.
    private static string Separated(string name)
    {
        var whole = Together().Replace(name, ", ");
        var parts = whole.Split(", ");
        if (parts.Length == 1 || !parts[0].Contains(' ', StringComparison.Ordinal))
            return name;
        return string.Join(", ", parts.Where((part, i) => i == 0 || IsName(part)));
    }

    private static bool IsName(string part) =>
        Title().IsMatch(part)
        || (part.Contains(' ', StringComparison.Ordinal) && !Role().IsMatch(part) && !Agency().IsMatch(part));

    private static string? Clean(string text)
    {
        if (text.Length > MaxGiven)
            return null;
        var name = Lead().Replace(Address().Replace(Headlines.Clean(text), " ").Trim(), "");
        name = Tail().Replace(name, "").Trim(' ', ',', '|', '-', '–', '—', '·', '•', ':', ';', '/');
        if (name.Length is 0 or > MaxLength || !name.Any(char.IsLetter))
            return null;
        name = Separated(Office().Replace(Blanks().Replace(name, " "), ""));
        return name.Length == 0 || NoName().IsMatch(name) ? null : name;
    }

    [GeneratedRegex(
        @"^(\d.*|more (from|by|about)\b.*|all (posts|articles|stories)\b.*|(last )?(posted|published|updated|written)\b.*"
            + @"|(view|see|follow|contact|about|email|share)\b.*|read more.*|print|by|authors?|admin|administrator"
            + @"|editor|staff|bio|profile|guest|anonymous"
            + @"|[\w-]+(\.[\w-]+)*\.(com|org|net|es|fr|de|it|co\.uk|nl|pl|ru|br|jp|cn))$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex NoName();

    [GeneratedRegex(
        @"^\W*((written|posted|published|reported|reviewed|story|article|words|text)\s+by\b|words\s*:|by\b|von\b|par\b|por\b"
            + @"|di\b(?=\s+\p{Lu})"
            + @"|door\b|av\b|af\b|autor(a|in)?\s*:|auteur\s*:|author\s*:|автор\s*:"
            + @"|(publié|écrit|rédigé|posté|publicado|escrito|redactado|geschrieben|verfasst|veröffentlicht|scritto"
            + @"|pubblicato|geschreven|skrevet|skriven)\s+(par|por|von|da|di|door|af|av)\b"
            + @"|(eine?|une?|an?|una|uno|het|een)\s+[\p{L}-]+(\s[\p{L}-]+)?\s+(von|par|by|de|por|di|door)\b(?=\s+\p{Lu})"
            + @"|text\s*:|tekst\s*:|texte\s*:|texto\s*:|testo\s*:|作者\s*[:：]|文\s*[/／:：]|بقلم|كتب)\s*:?\s*",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Lead();

    [GeneratedRegex(
        @"(\s+[|•·–—-]\s+.*|\s*[|•·].*|\s*\((with|avec|mit|con|met)\s[^()]*\)"
            + @"|,?\s+(photo(s|graph[sy])?|pictures|images|video|illustrations?|fotos?)\s*(by\b|:).*|\s+(on|updated"
            + @"|published|posted)\s+.*\d.*"
            + @"|(?<=\p{L})\d{1,2}[\s.]+(\p{L}{3,}|\d{1,2})[\s.]+\d{4}.*"
            + @"|,?\s+(le|am|el|il|op|den)\s+\d.*|(?<=\s\S+)\s+(in|for|from|at|für|aus|pour|para)\s+(?-i:\p{Lu}|the\s).*"
            + @"|,?\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d.*|,?\s+\d{1,2}[./:\s].*|\s*\(?@\w+\)?\s*$)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Tail();

    // Only between two names of two or more words: José Ortega y Gasset is one person.
    [GeneratedRegex(
        @"(?<=\p{Lu}[\p{L}'’.-]*\s+([\p{L}'’.-]+\s+)*\p{Lu}[\p{L}'’.-]*)\s*(\s(und|et|y|e|i|och|og|ja|ve|и|і|та|with"
            + @"|mit|avec|con|&)\s|\s?/\s?)(?=\p{Lu}[\p{L}'’.-]*\s+([\p{L}'’.-]+\s+)*\p{Lu}|\p{Lu}{2,6}$|dpa$)"
    )]
    private static partial Regex Together();

    // The titles of reporters in East Asian papers, before or after the name.
    [GeneratedRegex(@"^(本[报報社])?(記者|记者|通讯员|撰文)\s*[/／:：]?\s*|\s*(記者|记者|編集委員|論説委員|기자)$")]
    private static partial Regex Office();

    [GeneratedRegex(@"^(jr|sr|ph\.?\s?d|m\.?d|esq|i{2,3}|iv)\b\.?", RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    [GeneratedRegex(
        @"\b(press|news|agency|agencies|reuters|bloomberg|wire|times|post|herald|magazine|agence|agencia|agenzia|agentur)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Agency();

    [GeneratedRegex(
        @"\b(editor|correspondent|reporter|writer|columnist|journalist|critic|producer|contributor"
            + @"|fellow|staff|redakteur(in)?|korrespondent(in)?|redacteur|journaliste|periodista|redactora?|giornalista)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Role();

    // "Nina Right (https://right.example)", "Nina Right <nina@right.example>"
    [GeneratedRegex(
        @"[(<]?\s*((mailto:)?[\w.+-]+@[\w-]+(\.[\w-]+)+|https?://\S+|www\.\S+)\s*[)>]?",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Address();

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex Blanks();

    // Two to eight capitalized words, or words in a script without capitals.
    [GeneratedRegex(
        @"^([\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*|de|van|der|den|von|und|y|et|e|and|da|di|la|le|&)"
            + @"([,\s]+([\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*|de|van|der|den|von|und|y|et|e|and|da|di|la|le|&)){1,7}$"
    )]
    private static partial Regex Names();
}
