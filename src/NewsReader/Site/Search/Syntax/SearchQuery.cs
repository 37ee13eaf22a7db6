using NewsReader.Formats;
using NewsReader.Language;

namespace NewsReader.Site.Search.Syntax;

/// <summary>What the text in the search box means. Every text means something.</summary>
/// <param name="Typed">The text on one line, without invisible characters.</param>
/// <param name="All">What every hit must match; null if there is nothing to search for.</param>
/// <param name="Any">The same, but any one of the plain words is enough; null if that makes no difference or is not
/// wanted.</param>
/// <param name="IsLong">True if there are so many plain words that no article is likely to have all of them.</param>
/// <param name="Notes">What could not be used, and why, in words for the reader.</param>
public sealed record SearchQuery(
    string Typed,
    SearchExpression? All,
    SearchExpression? Any,
    bool IsLong,
    IReadOnlyList<string> Notes
)
{
    /// <summary>The longest text that is read, in characters.</summary>
    public const int MaxLength = 1000;

    /// <summary>With more plain words than this, some are enough.</summary>
    public const int MostRequired = 8;

    /// <summary>
    /// More plain words than this are probably a headline. Then articles with some of the words follow those with all.
    /// </summary>
    public const int MostChosen = 3;

    private const int MostAlternatives = 32;

    /// <param name="typed">What was typed.</param>
    /// <param name="today">The day from which durations count back.</param>
    public static SearchQuery Read(string? typed, DateOnly today)
    {
        var text = Headlines.Clean(typed ?? "");
        List<string> notes = [];
        if (text.Length > MaxLength)
        {
            text = text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)].TrimEnd();
            notes.Add($"Only the first {MaxLength:N0} characters were read.");
        }
        var parser = new SearchParser(text, today);
        var all = parser.Parse() is { } parsed ? WithoutCommonWords(parsed) : null;
        notes.AddRange(parser.Notes);
        List<Words> words = all is AllOf { Parts: var parts }
            ? [.. parts.OfType<Words>().Where(words => words.Part == ArticlePart.Any)]
            : [];
        var plain = words.FindAll(words => words.IsPlain);
        var isLong = plain.Count > MostRequired;
        if (plain.Count < 2 || (parser.HasAnd && !isLong))
            return new(text, all, null, isLong, notes);
        // In a long text, quotation marks are around what somebody said. Other papers leave that out.
        return new(text, all, WithAny((AllOf)all!, isLong ? words : plain), isLong, notes)
        {
            IsFilledUp = plain.Count > MostChosen,
        };
    }

    /// <summary>True if articles with some of the words follow those with all.</summary>
    public bool IsFilledUp { get; private init; }

    /// <summary>The words to mark in hits: those that should be there, not those that must be missing.</summary>
    public IReadOnlyList<Words> Wanted => [.. Leaves(All, intoRefused: false).OfType<Words>()];

    /// <summary>A query of plain words only, with OR between them; null for any other query.</summary>
    public string? TypedAsAny =>
        All is AllOf all
        && all.Parts.All(part => part is Words { IsPlain: true } or OnTopic { IsExact: true })
        && all.Parts.OfType<Words>().Select(words => words.Typed).ToList() is { Count: > 1 } typed
            ? string.Join(" OR ", typed)
            : null;

    /// <summary>All topics in the query.</summary>
    public IEnumerable<OnTopic> Topics => Leaves(All, intoRefused: true).OfType<OnTopic>().Distinct();

    /// <summary>The same search within one topic. Without a text, all articles of the topic.</summary>
    /// <param name="slug">The topic's slug.</param>
    public SearchQuery Among(string slug)
    {
        var topic = new OnTopic(slug, IsExact: true);
        return this with
        {
            All =
                All is not null ? With(All, topic)
                : Typed.Length == 0 ? topic
                : null,
            Any = Any is null ? null : With(Any, topic),
        };
    }

    private static AllOf With(SearchExpression expression, OnTopic topic) =>
        new([.. expression is AllOf all ? all.Parts : [expression], topic]);

    // Words that nearly every text has are useless, unless there are no others.
    private static SearchExpression WithoutCommonWords(SearchExpression expression)
    {
        if (expression is AnyOf any)
            return new AnyOf([.. any.Parts.Select(WithoutCommonWords)]);
        if (expression is not AllOf all)
            return expression;
        List<SearchExpression> kept =
        [
            .. all.Parts.Where(part => part is not Words words || !IsCommon(words)).Select(WithoutCommonWords),
        ];
        if (!kept.Exists(part => part is Words))
            kept = [.. all.Parts.Select(WithoutCommonWords)];
        return kept.Count == 1 ? kept[0] : new AllOf(kept);
    }

    private static bool IsCommon(Words words) =>
        words is { IsPlain: true, IsPrefix: false, Stems.Count: 1 } && Terms.IsStopword(Terms.Plain(words.Typed!));

    // Long words are rare. Of very many words, keep the longest.
    private static SearchExpression WithAny(AllOf all, List<Words> words)
    {
        List<Words> longest =
        [
            .. words
                .DistinctBy(word => word.ToString())
                .OrderByDescending(word => word.Stems.Sum(stem => stem.Length))
                .Take(MostAlternatives),
        ];
        List<SearchExpression> parts =
        [
            longest.Count == 1 ? longest[0] : new AnyOf(longest),
            .. all.Parts.Except(words),
        ];
        return parts.Count == 1 ? parts[0] : new AllOf(parts);
    }

    private static IEnumerable<SearchExpression> Leaves(SearchExpression? expression, bool intoRefused) =>
        expression switch
        {
            AllOf all => all.Parts.SelectMany(part => Leaves(part, intoRefused)),
            AnyOf any => any.Parts.SelectMany(part => Leaves(part, intoRefused)),
            NoneOf none => intoRefused ? Leaves(none.Of, intoRefused) : [],
            null => [],
            _ => [expression],
        };
}
