namespace NewsReader.Site.Search.Syntax;

/// <summary>A token of a search.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">The word or phrase.</param>
/// <param name="Field">Our name for the field before the colon; null without one that search knows.</param>
internal readonly record struct SearchToken(SearchTokenKind Kind, string Text = "", string? Field = null)
{
    private const string Quotes = "\"“”„«»";

    private static readonly HashSet<string> Fields =
    [
        "intitle",
        "title",
        "intext",
        "author",
        "source",
        "topic",
        "tag",
        "before",
        "after",
        "on",
        "date",
        "pubdate",
        "is",
    ];

    /// <summary>Splits a text into tokens. This works for every text.</summary>
    public static List<SearchToken> Read(string typed)
    {
        List<SearchToken> tokens = [];
        var at = 0;
        while (at < typed.Length)
        {
            var c = typed[at];
            if (char.IsWhiteSpace(c))
                at++;
            else if (c is '(' or ')')
            {
                tokens.Add(new(c == '(' ? SearchTokenKind.Open : SearchTokenKind.Close));
                at++;
            }
            else if (c is '-' or '!')
            {
                if (at + 1 < typed.Length && !char.IsWhiteSpace(typed[at + 1]))
                    tokens.Add(new(SearchTokenKind.Not));
                at++;
            }
            else
                at = ReadWords(typed, at, tokens);
        }
        return tokens;
    }

    private static int ReadWords(string typed, int at, List<SearchToken> tokens)
    {
        var (field, start) = FieldAt(typed, at);
        if (start < typed.Length && IsQuote(typed[start]))
        {
            var close = start + 1;
            while (close < typed.Length && !IsQuote(typed[close]))
                close++;
            tokens.Add(new(SearchTokenKind.Phrase, typed[(start + 1)..close], field));
            return Math.Min(close + 1, typed.Length);
        }
        if (EndOfSingleQuotes(typed, start) is { } quote)
        {
            var inner = typed[(start + 1)..quote];
            tokens.Add(
                new(
                    inner.Contains(' ', StringComparison.Ordinal) ? SearchTokenKind.Phrase : SearchTokenKind.Word,
                    inner,
                    field
                )
            );
            return quote + 1;
        }
        var end = start;
        while (
            end < typed.Length
            && !char.IsWhiteSpace(typed[end])
            && typed[end] is not ('(' or ')')
            && !IsQuote(typed[end])
        )
            end++;
        var word = typed[start..end];
        tokens.Add(
            (field, word) switch
            {
                (null, "OR") => new(SearchTokenKind.Or),
                (null, "AND") => new(SearchTokenKind.And),
                (null, "NOT") => new(SearchTokenKind.Not),
                _ => new(SearchTokenKind.Word, word, field),
            }
        );
        return end;
    }

    private static (string? Field, int Start) FieldAt(string typed, int at)
    {
        if (typed[at] == '#' && at + 1 < typed.Length && char.IsLetter(typed[at + 1]))
            return ("topic", at + 1);
        var end = at;
        while (end < typed.Length && char.IsAsciiLetter(typed[end]))
            end++;
        if (end == typed.Length || typed[end] != ':')
            return (null, at);
        var name = typed[at..end].ToLowerInvariant();
        return Fields.Contains(name)
            ? (
                name switch
                {
                    "title" => "intitle",
                    "tag" => "topic",
                    _ => name,
                },
                end + 1
            )
            : (null, at);
    }

    // A phrase in single quotes ends at one that a space follows. An apostrophe within a word is not a quote.
    private static int? EndOfSingleQuotes(string typed, int start)
    {
        if (start >= typed.Length || typed[start] is not ('\'' or '‘'))
            return null;
        for (var end = start + 2; end < typed.Length; end++)
            if (typed[end] is '\'' or '’' && (end + 1 == typed.Length || typed[end + 1] is ' ' or ')'))
                return end;
        return null;
    }

    private static bool IsQuote(char c) => Quotes.Contains(c, StringComparison.Ordinal);
}
