using NewsReader.Search;

namespace NewsReader.Tests.Search;

/// <summary>How what is typed is understood.</summary>
public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("peace talks", "(peac talk)")]
    [InlineData("  Peace \t TALKED ", "(peac talk)")]
    [InlineData("\"peace talks\"", "\"peac talk\"")]
    [InlineData("“peace talks” now", "\"peac talk\"")]
    [InlineData("\"not closed", "\"not close\"")]
    [InlineData("the talks", "talk")]
    [InlineData("the \"of\"", "\"of\"")]
    [InlineData("to be", "(to be)")]
    [InlineData("it's", "it")]
    [InlineData("C#", "c")]
    [InlineData("U.S.-led", "\"usa led\"")]
    [InlineData("foo:bar", "\"foo bar\"")]
    [InlineData("https://news.example/x", "\"http new exampl x\"")]
    [InlineData("北部で大雪", "\"北部 部で で大 大雪\"")]
    [InlineData("雪", "雪*")]
    [InlineData("negotia*", "negotia*")]
    [InlineData("ne*", "ne")]
    public void Words_are_read_as_articles_are(string typed, string understood) => Reads(typed, understood);

    [Theory]
    [InlineData("talks -trade", "(talk -trade)")]
    [InlineData("talks !trade", "(talk -trade)")]
    [InlineData("talks NOT trade", "(talk -trade)")]
    [InlineData("talks NOT NOT trade", "(talk trade)")]
    [InlineData("talks -\"free trade\"", "(talk -\"free trade\")")]
    [InlineData("talks - trade", "(talk trade)")]
    [InlineData("well-known", "\"well known\"")]
    [InlineData("-trade", "-trade")]
    [InlineData("talks AND trade", "(talk trade)")]
    [InlineData("talks and trade", "(talk trade)")]
    [InlineData("talks OR trade", "(talk OR trade)")]
    [InlineData("peace talks OR trade", "((peac talk) OR trade)")]
    [InlineData("peace (talks OR trade)", "(peac (talk OR trade))")]
    [InlineData("peace -(talks OR trade)", "(peac -(talk OR trade))")]
    [InlineData("(peace talks) trade", "(peac talk trade)")]
    [InlineData("peace(talks)", "(peac talk)")]
    public void Operators_join_them(string typed, string understood) => Reads(typed, understood);

    [Theory]
    [InlineData("intitle:talks", "headline:talk")]
    [InlineData("INTITLE:\"Peace talks\"", "headline:\"peac talk\"")]
    [InlineData("intext:talks author:Moor", "(text:talk byline:moor)")]
    [InlineData("source:\"The Harbour Post\"", "source:the-harbour-post")]
    [InlineData("-source:wire talks", "(-source:wire talk)")]
    [InlineData("topic:Café", "topic:cafe")]
    [InlineData("is:headline-only", "is:headline-only")]
    [InlineData("is:Story", "is:story")]
    [InlineData("after:2025-01-31", "[2025-01-31,)")]
    [InlineData("before:2025-01-31", "[,2025-01-31)")]
    [InlineData("on:2024-12-31", "[2024-12-31,2025-01-01)")]
    [InlineData("on:2024-12", "[2024-12-01,2025-01-01)")]
    [InlineData("date:2024", "[2024-01-01,2025-01-01)")]
    [InlineData("date:2024-01/2024-03", "[2024-01-01,2024-04-01)")]
    [InlineData("date:2024-02/", "[2024-02-01,)")]
    [InlineData("on:9999", "[9999-01-01,)")]
    [InlineData("intitle: talks", "talk")]
    [InlineData("source: topic:! is: before: talks", "talk")]
    public void Fields_narrow_them(string typed, string understood) => Reads(typed, understood);

    [Theory]
    [InlineData("a AND (", "a")]
    [InlineData("\"", "")]
    [InlineData("\"\"", "")]
    [InlineData("*", "")]
    [InlineData("^x", "x")]
    [InlineData("NEAR(a b)", "b")]
    [InlineData("{a b}: c", "(b c)")]
    [InlineData("-", "")]
    [InlineData("()", "")]
    [InlineData(") talks (", "talk")]
    [InlineData("OR talks OR", "talk")]
    [InlineData("OR", "")]
    [InlineData("NOT", "")]
    [InlineData("-(", "")]
    [InlineData("talks\0now", "talksnow")]
    public void Nothing_is_an_error(string typed, string understood) => Reads(typed, understood);

    [Fact]
    public void Very_many_parentheses_are_read_too()
    {
        Reads(new string('(', 500) + "talks", "talk");
        Reads(string.Concat(Enumerable.Repeat("-(", 400)) + "talks", "talk");
        Reads(string.Concat(Enumerable.Repeat("(a1 OR ", 12)) + "talks", "(a1 OR (a1 OR (a1 OR (a1 OR (a1 OR (a1 OR (a1 OR (a1 OR (a1 OR (a1 OR (a1 OR (a1 OR talk))))))))))))");
    }

    [Theory]
    [InlineData("before:yesterday talks", "before:yesterday")]
    [InlineData("on:2025-02-30 talks", "on:2025-02-30")]
    [InlineData("date:2025/x talks", "date:2025/x")]
    [InlineData("is:new talks", "is:new")]
    public void What_is_left_out_is_said(string typed, string part)
    {
        Reads(typed, "talk");
        Assert.Contains($"“{part}” was left out", Assert.Single(SearchQuery.Read(typed).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_too_long_is_cut()
    {
        var query = SearchQuery.Read(string.Concat(Enumerable.Repeat("x😀", 2000)));
        Assert.InRange(query.Typed.Length, SearchQuery.MaxLength - 1, SearchQuery.MaxLength);
        Assert.False(char.IsHighSurrogate(query.Typed[^1]));
        Assert.Equal("Only the first 1,000 characters were read.", Assert.Single(query.Notes));
    }

    [Fact]
    public void Of_a_few_words_all_are_required_and_of_many_some()
    {
        var few = SearchQuery.Read("one1 two2 three3 four4 five5 six6 seven7 eight8");
        Assert.False(few.IsLong);
        Assert.Equal("(three3 OR seven7 OR eight8 OR four4 OR five5 OR one1 OR two2 OR six6)", few.Any!.ToString());

        var many = SearchQuery.Read("one1 two2 three3 four4 five5 six6 seven7 eight8 nine9 -ten10 \"a phrase\"");
        Assert.True(many.IsLong);
        Assert.EndsWith(") -ten10 \"a phrase\")", many.Any!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_very_many_words_the_longest_are_taken()
    {
        var query = SearchQuery.Read(string.Join(' ', Enumerable.Range(1, 100).Select(i => $"w{i}")));
        Assert.Equal(32, Assert.IsType<AnyOf>(query.Any).Parts.Count);
        Assert.Contains("w100", query.Any.ToString(), StringComparison.Ordinal);
    }

    private static void Reads(string typed, string understood) => Assert.Equal(understood, SearchQuery.Read(typed).All?.ToString() ?? "");
}
