using System.Globalization;
using Microsoft.Data.Sqlite;
using NewsReader.Site.Rows;
using NewsReader.Site.Search.Syntax;

namespace NewsReader.Site.Search;

/// <summary>
/// Writes an expression as SQL over the articles, with its parameters. The words that every hit must have are kept
/// apart, because hits are ranked by them.
/// </summary>
internal sealed class SearchSql
{
    private const string NewestFirst = "Key DESC, Id";

    private readonly IReadOnlyDictionary<OnTopic, IReadOnlyList<string>> topics;
    private readonly string? match;
    private readonly string filter;
    private readonly string? first;

    /// <param name="expression">What to search for.</param>
    /// <param name="topics">For each <see cref="OnTopic"/> in it, the names of the topics that it means.</param>
    /// <param name="first">Hits that also have these words come before all others, by rank; or null.</param>
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

    /// <summary>True if there are words that every hit must have.</summary>
    public bool CanRank => match is not null;

    /// <summary>Counts the hits, up to a number. Counting more takes time and says little.</summary>
    public string Count(int most) => $"SELECT COUNT(*) FROM (SELECT 1 FROM {Hits} LIMIT {most})";

    /// <summary>Hits in the order of the front page: their keys in it and their ids.</summary>
    /// <param name="areFew">True if it is quicker to look up the keys of all hits than to walk through the
    /// index.</param>
    /// <param name="cursor">Where to continue, or null.</param>
    /// <param name="isBackwards">True to continue towards the first.</param>
    /// <param name="size">How many.</param>
    public string Newest(bool areFew, IndexCursor? cursor, bool isBackwards, int size)
    {
        var from =
            areFew || match is null
                ? JoinedHits
                : $"Articles a WHERE +a.Id IN (SELECT rowid FROM ArticleSearch WHERE ArticleSearch MATCH {match}){filter}";
        return Page($"SELECT a.IndexKey AS Key, a.Id AS Id FROM {from}", cursor?.Key, cursor?.Id, isBackwards, size);
    }

    /// <summary>Hits by rank, the best first: their scores (higher is better) and their ids.</summary>
    public string Best(IndexCursor? cursor, bool isBackwards, int size) =>
        Page(
            $"SELECT {Rank} AS Key, ArticleSearch.rowid AS Id FROM {Hits}",
            cursor is { } c ? ScoreOf(c) : null,
            cursor?.Id,
            isBackwards,
            size
        );

    /// <summary>A cursor from a rank. The bits of positive numbers sort like the numbers.</summary>
    public static IndexCursor CursorOf(double score, long id) =>
        new(BitConverter.DoubleToInt64Bits(Math.Max(score, 0)), id);

    private static double ScoreOf(IndexCursor cursor) =>
        BitConverter.Int64BitsToDouble(cursor.Key) is var score && double.IsFinite(score) ? score : double.MaxValue;

    // With as many words as we allow, a rank is below 1,000.
    private string Rank =>
        "-bm25(ArticleSearch, 4.0, 1.0, 1.0)"
        + (
            first is null
                ? ""
                : $" + 1000 * (ArticleSearch.rowid IN (SELECT rowid FROM ArticleSearch WHERE ArticleSearch MATCH {first}))"
        );

    // Joins the articles only if there is a condition on them.
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

    // By the day that is shown, which is the publisher's local one. The stored text begins with it.
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
