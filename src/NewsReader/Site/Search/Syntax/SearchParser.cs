using System.Text.RegularExpressions;
using NewsReader.Formats;
using NewsReader.Language;

namespace NewsReader.Site.Search.Syntax;

/// <summary>
/// Parses a search by recursive descent. Words side by side must all match. OR binds less tightly than that.
/// </summary>
internal sealed partial class SearchParser(string typed, DateOnly today)
{
    private const int MostParentheses = 16;
    private const int LeastPrefix = 3;

    private readonly List<SearchToken> tokens = SearchToken.Read(typed);
    private readonly List<string> notes = [];
    private int at;
    private string? groupField;

    /// <summary>True if somebody typed AND. Then only articles with all of the words count.</summary>
    public bool HasAnd => tokens.Exists(token => token.Kind == SearchTokenKind.And);

    /// <summary>What could not be understood, in words for the reader.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <returns>Null if there is nothing in it to search for.</returns>
    public SearchExpression? Parse()
    {
        List<SearchExpression> parts = [];
        // Skip a closing parenthesis without an opening one.
        while (at < tokens.Count)
        {
            if (Any(0) is { } part)
                parts.Add(part);
            at++;
        }
        return Joined(parts, all => new AllOf(all));
    }

    private SearchExpression? Any(int depth)
    {
        List<SearchExpression> parts = [];
        do
        {
            if (All(depth) is { } part)
                parts.Add(part);
        } while (Take(SearchTokenKind.Or));
        return Joined(parts, any => new AnyOf(any));
    }

    private SearchExpression? All(int depth)
    {
        List<SearchExpression> parts = [];
        while (at < tokens.Count && tokens[at].Kind is not (SearchTokenKind.Or or SearchTokenKind.Close))
        {
            if (Take(SearchTokenKind.And))
                continue;
            if (One(depth) is not { } part)
                continue;
            if (part is AllOf inner)
                parts.AddRange(inner.Parts);
            else
                parts.Add(part);
        }
        return Joined(parts, all => new AllOf(all));
    }

    private SearchExpression? One(int depth)
    {
        var isNegated = false;
        while (Take(SearchTokenKind.Not))
            isNegated = !isNegated;
        if (at == tokens.Count || tokens[at].Kind is SearchTokenKind.Or or SearchTokenKind.And or SearchTokenKind.Close)
            return null;
        var token = tokens[at++];
        var opens = token is { Kind: SearchTokenKind.Word, Field: not null, Text: "" } && Take(SearchTokenKind.Open);
        var one =
            !opens && token.Kind != SearchTokenKind.Open
                ? Read(token.Field is null ? token with { Field = groupField } : token)
            : depth < MostParentheses ? InParentheses(token.Field ?? groupField, depth + 1)
            : null;
        return !isNegated || one is null ? one
            : one is NoneOf none ? none.Of
            : new NoneOf(one);
    }

    // A field before a parenthesis applies to everything in it.
    private SearchExpression? InParentheses(string? field, int depth)
    {
        var outer = groupField;
        groupField = field;
        var inner = Any(depth);
        groupField = outer;
        Take(SearchTokenKind.Close);
        return inner;
    }

    private SearchExpression? Read(SearchToken token) =>
        token.Field switch
        {
            "source" => Slugs.From(token.Text, "") is { Length: > 0 } slug ? new FromSource(slug) : null,
            "topic" => Slugs.From(token.Text, "") is { Length: > 0 } slug ? new OnTopic(slug) : null,
            "is" => ReadState(token),
            "before" or "after" or "on" or "date" or "pubdate" => ReadDate(token),
            "intitle" => ReadWords(token, ArticlePart.Headline),
            "intext" => ReadWords(token, ArticlePart.Text),
            "author" => ReadWords(token, ArticlePart.Byline),
            _ => ReadWords(token, ArticlePart.Any),
        };

    private IsOfKind? ReadState(SearchToken token)
    {
        var known = IsOfKind.Kinds.FirstOrDefault(kind => kind.Equals(token.Text, StringComparison.OrdinalIgnoreCase));
        if (known is not null)
            return new(known);
        if (token.Text.Length > 0)
            notes.Add($"“is:{token.Text}” was left out: there is “is:story”, “is:summary” and “is:headline-only”.");
        return null;
    }

    private Dated? ReadDate(SearchToken token)
    {
        if (SearchDates.Read(token.Field!, token.Text, today) is { } dated)
            return dated;
        if (token.Text.Length > 0)
            notes.Add(
                $"“{token.Field}:{token.Text}” was left out: a day is written as in 2025-01-31, a month as in "
                    + "2025-01, a year as in 2025, the last seven days as P7D."
            );
        return null;
    }

    private Words? ReadWords(SearchToken token, ArticlePart part)
    {
        List<string> stems = [.. SearchTerms.StemsOf(token.Text)];
        if (stems.Count == 0)
            return null;
        if (Foreign().Match(token.Text) is { Success: true } foreign && token.Kind == SearchTokenKind.Word)
            notes.Add(
                foreign.Groups["field"] is { Success: true, Value: var field }
                    ? $"“{token.Text}” was read as words: there is no “{field}:” here."
                    : $"“{token.Text}” was read as words: search knows no regular expressions."
            );
        // In a script without spaces, one character is the beginning of a pair. Korean words continue with particles.
        var isPrefix = (stems is [{ Length: 1 } single] && Terms.IsUnspaced(single[0])) || IsHangul(stems[^1][^1]);
        if (
            token.Kind == SearchTokenKind.Word
            && token.Text is [.. var beginning, '*']
            && stems is [_]
            && Terms.Plain(beginning) is { Length: >= LeastPrefix } plain
        )
            (stems[0], isPrefix) = (plain, true);
        return new(part, stems, token.Kind == SearchTokenKind.Word ? token.Text : null, isPrefix);
    }

    private static bool IsHangul(char c) => c is >= '\u1100' and <= '\u11FF';

    [GeneratedRegex("^((?<field>[A-Za-z]+):[^/]|/.+/[a-z]*$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Foreign();

    private bool Take(SearchTokenKind kind)
    {
        if (at == tokens.Count || tokens[at].Kind != kind)
            return false;
        at++;
        return true;
    }

    private static SearchExpression? Joined(
        List<SearchExpression> parts,
        Func<List<SearchExpression>, SearchExpression> join
    ) =>
        parts.Count switch
        {
            0 => null,
            1 => parts[0],
            _ => join(parts),
        };
}
