using NewsReader.Site.Search.Syntax;

namespace NewsReader.Tests.Site.Search;

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
    [InlineData("https://news.example/x", "\"https news exampl x\"")]
    [InlineData("北部で大雪", "\"北部 部で で大 大雪\"")]
    [InlineData("雪", "雪*")]
    [InlineData("大雪、列車", "\"大雪 雪 列車\"")]
    [InlineData("l'été", "\"l ete\"")]
    [InlineData("İstanbul'da", "\"istanbul da\"")]
    [InlineData("O'Brien", "obrien")]
    [InlineData("don't", "dont")]
    [InlineData("go🚀go", "\"go 🚀 go\"")]
    [InlineData("negotia*", "negotia*")]
    [InlineData("ne*", "ne")]
    public void Words_are_read_as_articles_are(string typed, string understood) => Reads(typed, understood);

    [Theory]
    [InlineData("서울", "서울*")]
    [InlineData("\"평화 회담\"", "\"평화 회담\"*")]
    public void Korean_words_are_read_without_their_particles(string typed, string understood) =>
        Reads(typed, understood.Normalize(System.Text.NormalizationForm.FormKD));

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
    [InlineData("'peace talks' now", "\"peac talk\"")]
    [InlineData("‘peace talks’ -'free trade'", "(\"peac talk\" -\"free trade\")")]
    [InlineData("'it's peace'", "\"it peac\"")]
    [InlineData("'peace'", "peac")]
    [InlineData("rock 'n' roll", "(rock n roll)")]
    [InlineData("'tis peace", "(tis peac)")]
    [InlineData("the boys' talks", "(boy talk)")]
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
    [InlineData("pubdate:2024-01/2024-03", "[2024-01-01,2024-04-01)")]
    [InlineData("date:P7D/", "[2025-03-03,)")]
    [InlineData("date:P7D", "[2025-03-03,)")]
    [InlineData("date:/P1M", "[,2025-02-10)")]
    [InlineData("before:P1Y6M after:P999Y999M999W9999D", "([,2023-09-10) [0896-06-01,))")]
    [InlineData("#Climate -#café-culture", "(topic:climate -topic:cafe-culture)")]
    [InlineData("tag:Café title:talks", "(topic:cafe headline:talk)")]
    [InlineData("#1 C#", "(1 c)")]
    [InlineData("intitle:'peace talks'", "headline:\"peac talk\"")]
    [InlineData("author:'Jane Doe'", "byline:\"jane doe\"")]
    [InlineData("intitle:(peace OR \"free trade\") lake", "((headline:peac OR headline:\"free trade\") lake)")]
    [InlineData("-intitle:(peace talks) lake", "(-(headline:peac headline:talk) lake)")]
    [InlineData("source:(post OR wire)", "(source:post OR source:wire)")]
    [InlineData("author:(jane OR (doe intitle:talks)) lake", "((byline:jane OR (byline:doe headline:talk)) lake)")]
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
        Reads(
            string.Concat(Enumerable.Repeat("(a1 OR ", 12)) + "talks",
            "(a1 OR (a1 OR (a1 OR (a1 OR (a1 OR (a1 OR (a1 OR (a1 OR (a1 OR (a1 OR (a1 OR (a1 OR talk))))))))))))"
        );
    }

    [Theory]
    [InlineData("before:yesterday talks", "before:yesterday")]
    [InlineData("on:2025-02-30 talks", "on:2025-02-30")]
    [InlineData("date:2025/x talks", "date:2025/x")]
    [InlineData("date:P talks", "date:P")]
    [InlineData("is:new talks", "is:new")]
    public void What_is_left_out_is_said(string typed, string part)
    {
        Reads(typed, "talk");
        Assert.Contains(
            $"“{part}” was left out",
            Assert.Single(SearchedSite.Understood(typed).Notes),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("inurl:example", "“inurl:example” was read as words: there is no “inurl:” here.")]
    [InlineData("intitle:/peace.*talks/i", "“/peace.*talks/i” was read as words: search knows no regular expressions.")]
    [InlineData("https://news.example/talks", null)]
    [InlineData("10:30 Trial: begins", null)]
    public void What_is_known_elsewhere_and_not_here_is_said(string typed, string? note) =>
        Assert.Equal(note, SearchedSite.Understood(typed).Notes.SingleOrDefault());

    [Fact]
    public void Where_AND_is_typed_all_words_are_required()
    {
        Assert.NotNull(SearchedSite.Understood("peace talks").Any);
        Assert.Null(SearchedSite.Understood("peace AND talks").Any);
    }

    [Fact]
    public void A_text_that_is_too_long_is_cut()
    {
        var query = SearchedSite.Understood(string.Concat(Enumerable.Repeat("x😀", 2000)));
        Assert.InRange(query.Typed.Length, SearchQuery.MaxLength - 1, SearchQuery.MaxLength);
        Assert.False(char.IsHighSurrogate(query.Typed[^1]));
        Assert.Equal("Only the first 1,000 characters were read.", Assert.Single(query.Notes));
    }

    [Fact]
    public void The_longest_search_fits_an_address()
    {
        var kestrel = new Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions();
        NewsReader.Hosting.Limits.Apply(kestrel);
        Assert.InRange(
            SearchedSite
                .Address(
                    new string('雪', SearchQuery.MaxLength),
                    "&topic=" + Uri.EscapeDataString(new string('雪', 80))
                )
                .Length,
            9000,
            kestrel.Limits.MaxRequestLineSize - 200
        );
    }

    [Fact]
    public void Of_a_few_words_all_are_required_and_of_many_some()
    {
        var few = SearchedSite.Understood("one1 two2 three3 four4 five5 six6 seven7 eight8");
        Assert.False(few.IsLong);
        Assert.Equal("(three3 OR seven7 OR eight8 OR four4 OR five5 OR one1 OR two2 OR six6)", few.Any!.ToString());

        var quoted = SearchedSite.Understood("one1 two2 three3 four4 five5 six6 seven7 eight8 -ten10 \"a phrase\"");
        Assert.EndsWith(") -ten10 \"a phrase\")", quoted.Any!.ToString(), StringComparison.Ordinal);

        var many = SearchedSite.Understood(
            "one1 two2 three3 four4 five5 six6 seven7 eight8 nine9 -ten10 intitle:x \"a phrase\""
        );
        Assert.True(many.IsLong);
        Assert.Contains("(\"a phrase\" OR", many.Any!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(") -ten10 headline:x)", many.Any.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_very_many_words_the_longest_are_taken()
    {
        var query = SearchedSite.Understood(string.Join(' ', Enumerable.Range(1, 100).Select(i => $"w{i}")));
        Assert.Equal(32, Assert.IsType<AnyOf>(query.Any).Parts.Count);
        Assert.Contains("w100", query.Any.ToString(), StringComparison.Ordinal);
    }

    private static void Reads(string typed, string understood) =>
        Assert.Equal(understood, SearchedSite.Understood(typed).All?.ToString() ?? "");
}
