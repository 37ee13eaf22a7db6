using NewsReader.Formats;
using NewsReader.Language;

namespace NewsReader.Site.Search.Syntax;

/// <summary>What was typed into the search box, as it is understood. Every text is understood somehow.</summary>
/// <param name="Typed">The text on one line, without what cannot be seen.</param>
/// <param name="All">What every hit must meet; null when there is nothing to search for.</param>
/// <param name="Any">The same, but of plain words typed in a row any one is enough; null where that makes no
/// difference, or is not wanted.</param>
/// <param name="IsLong">True when there are so many plain words in a row that no article is expected to have all of
/// them.</param>
/// <param name="Notes">What of it could not be used, and why, in words for the reader.</param>
public sealed record SearchQuery(
    string Typed,
    SearchExpression? All,
    SearchExpression? Any,
    bool IsLong,
    IReadOnlyList<string> Notes
)
{
    /// <summary>More characters than this are not read.</summary>
    public const int MaxLength = 1000;

    /// <summary>Of more plain words in a row than this, some are enough.</summary>
    public const int MostRequired = 8;

    /// <summary>
    /// More plain words in a row than this are more likely a headline than a choice: behind what has them all comes
    /// what has some.
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
        // In a sentence, what stands in quotation marks is what somebody said: other papers leave it out.
        return new(text, all, WithAny((AllOf)all!, isLong ? words : plain), isLong, notes)
        {
            IsFilledUp = plain.Count > MostChosen,
        };
    }

    /// <summary>True when, behind the articles that have all words, those are wanted that have some.</summary>
    public bool IsFilledUp { get; private init; }

    /// <summary>The words that hits are marked with: those asked for, not those refused.</summary>
    public IReadOnlyList<Words> Wanted => [.. Leaves(All, intoRefused: false).OfType<Words>()];

    /// <summary>Plain words in a row, and nothing else, as alternatives; null for any other query.</summary>
    public string? TypedAsAny =>
        All is AllOf all
        && all.Parts.All(part => part is Words { IsPlain: true } or OnTopic { IsExact: true })
        && all.Parts.OfType<Words>().Select(words => words.Typed).ToList() is { Count: > 1 } typed
            ? string.Join(" OR ", typed)
            : null;

    /// <summary>The topics that it names.</summary>
    public IEnumerable<OnTopic> Topics => Leaves(All, intoRefused: true).OfType<OnTopic>().Distinct();

    /// <summary>The same search, among the articles of one topic alone; all of them when nothing was typed.</summary>
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

    // Words that nearly every text has tell nothing apart, unless there are no others.
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

    // The longer a word, the rarer: of very many, those are kept.
    private static SearchExpression WithAny(AllOf all, List<Words> words)
    {
        List<Words> told =
        [
            .. words
                .DistinctBy(word => word.ToString())
                .OrderByDescending(word => word.Stems.Sum(stem => stem.Length))
                .Take(MostAlternatives),
        ];
        List<SearchExpression> parts = [told.Count == 1 ? told[0] : new AnyOf(told), .. all.Parts.Except(words)];
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
