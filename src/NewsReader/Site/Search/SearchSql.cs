using System.Globalization;
using Microsoft.Data.Sqlite;
using NewsReader.Site.Rows;
using NewsReader.Site.Search.Syntax;

namespace NewsReader.Site.Search;

/// <summary>
/// An expression as SQL over the articles, with its parameters. The words that every hit has are apart, since by them
/// hits are ranked.
/// </summary>
internal sealed class SearchSql
{
    private const string NewestFirst = "Key DESC, Id";

    private readonly IReadOnlyDictionary<OnTopic, IReadOnlyList<string>> topics;
    private readonly string? match;
    private readonly string filter;
    private readonly string? first;

    /// <param name="expression">What is looked for.</param>
    /// <param name="topics">For each <see cref="OnTopic"/> in it, the names of the topics that are meant.</param>
    /// <param name="first">What has these words too comes before all others, by rank; or null.</param>
    public SearchSql(
        SearchExpression expression,
        IReadOnlyDictionary<OnTopic, IReadOnlyList<string>> topics,
        SearchExpression? first = null
    )
    {
        this.topics = topics;
        IReadOnlyList<SearchExpression> parts = expression is AllOf all ? all.Parts : [expression];
        match = SearchMatch.OfWordParts(parts.Where(SearchMatch.IsOfWords)) is { } words ? Parameter(words) : null;
        filter = string.Concat(
            parts.Where(part => match is null || !SearchMatch.IsOfWords(part)).Select(part => $" AND {Condition(part)}")
        );
        this.first =
            first is AllOf { Parts: var wanted }
            && SearchMatch.OfWordParts(wanted.Where(SearchMatch.IsOfWords)) is { } whole
                ? Parameter(whole)
                : null;
    }

    public List<SqliteParameter> Parameters { get; } = [];

    /// <summary>True when there are words that every hit has.</summary>
    public bool CanRank => match is not null;

    /// <summary>How many hits there are, up to a number: counting more of them takes time and tells little.</summary>
    public string Count(int most) => $"SELECT COUNT(*) FROM (SELECT 1 FROM {Hits} LIMIT {most})";

    /// <summary>Hits in the order of the index: their keys there, and their numbers.</summary>
    /// <param name="areFew">Whether it is quicker to go from the hits to their keys than through the index to the
    /// hits.</param>
    /// <param name="place">Where to go on, or null.</param>
    /// <param name="isBackwards">True goes on towards the first.</param>
    /// <param name="size">How many.</param>
    public string Newest(bool areFew, IndexCursor? place, bool isBackwards, int size)
    {
        var from =
            areFew || match is null
                ? JoinedHits
                : $"Articles a WHERE +a.Id IN (SELECT rowid FROM ArticleSearch WHERE ArticleSearch MATCH {match}){filter}";
        return Page($"SELECT a.IndexKey AS Key, a.Id AS Id FROM {from}", place?.Key, place?.Id, isBackwards, size);
    }

    /// <summary>Hits by rank, the best first: a number that is the greater the better, and their own numbers.</summary>
    public string Best(IndexCursor? place, bool isBackwards, int size) =>
        Page(
            $"SELECT {Rank} AS Key, ArticleSearch.rowid AS Id FROM {Hits}",
            place is { } p ? ScoreOf(p) : null,
            place?.Id,
            isBackwards,
            size
        );

    /// <summary>A rank as a key to go on from: the bits of a positive number sort as it does.</summary>
    public static IndexCursor PlaceOf(double score, long id) =>
        new(BitConverter.DoubleToInt64Bits(Math.Max(score, 0)), id);

    private static double ScoreOf(IndexCursor place) =>
        BitConverter.Int64BitsToDouble(place.Key) is var score && double.IsFinite(score) ? score : double.MaxValue;

    // The rank of so many words as are looked for is below 1,000.
    private string Rank =>
        "-bm25(ArticleSearch, 4.0, 1.0, 1.0)"
        + (
            first is null
                ? ""
                : $" + 1000 * (ArticleSearch.rowid IN (SELECT rowid FROM ArticleSearch WHERE ArticleSearch MATCH {first}))"
        );

    // With the articles, for what is asked of them; with the words alone, where nothing is.
    private string Hits =>
        filter.Length == 0 && match is not null ? $"ArticleSearch WHERE ArticleSearch MATCH {match}" : JoinedHits;

    private string JoinedHits =>
        match is null
            ? $"Articles a WHERE 1{filter}"
            : $"ArticleSearch CROSS JOIN Articles a ON a.Id = ArticleSearch.rowid WHERE ArticleSearch MATCH {match}{filter}";

    private string Page(string hits, object? key, long? id, bool isBackwards, int size)
    {
        var order = isBackwards ? "Key, Id DESC" : NewestFirst;
        if (key is null)
            return $"{hits} ORDER BY {order} LIMIT {size}";
        var (k, i) = (Parameter(key), Parameter(id!.Value));
        var behind = isBackwards
            ? $"Key >= {k} AND (Key > {k} OR Id < {i})"
            : $"Key <= {k} AND (Key < {k} OR Id > {i})";
        return $"SELECT Key, Id FROM ({hits}) WHERE {behind} ORDER BY {order} LIMIT {size}";
    }

    private string Condition(SearchExpression expression)
    {
        if (SearchMatch.Of(expression) is { } words)
            return $"a.Id IN (SELECT rowid FROM ArticleSearch WHERE ArticleSearch MATCH {Parameter(words)})";
        return expression switch
        {
            NoneOf none => $"NOT {Condition(none.Of)}",
            AllOf all => $"({string.Join(" AND ", all.Parts.Select(Condition))})",
            AnyOf any => $"({string.Join(" OR ", any.Parts.Select(Condition))})",
            FromSource source =>
                $"a.SourceId IN (SELECT Id FROM Sources WHERE instr('-' || Slug || '-', {Parameter($"-{source.Slug}-")}) > 0)",
            OnTopic topic =>
                $"a.Id IN (SELECT ArticleId FROM Topics WHERE Name IN ({string.Join(", ", topics[topic].Select(Parameter))}))",
            IsOfKind { Kind: "story" } => "(a.Html IS NOT NULL AND NOT a.IsSummary)",
            IsOfKind { Kind: "summary" } => "(a.Html IS NOT NULL AND a.IsSummary)",
            IsOfKind => "a.Html IS NULL",
            Dated dated => Condition(dated),
            _ => throw new InvalidOperationException($"{expression} has no SQL"),
        };
    }

    // By the day as it is shown, which is the one where the publisher is: the text begins with it.
    private string Condition(Dated dated)
    {
        var from = dated.From is { } first ? $" AND a.Published >= {Parameter(Iso(first))}" : "";
        var until = dated.Until is { } end ? $" AND a.Published < {Parameter(Iso(end))}" : "";
        return $"(a.Published IS NOT NULL{from}{until})";
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Parameter(object value)
    {
        var name = $"$p{Parameters.Count}";
        Parameters.Add(new(name, value));
        return name;
    }
}
