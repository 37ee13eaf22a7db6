using NewsReader.Language;

namespace NewsReader.Tests.Language;

public sealed class TermsTests
{
    [Theory]
    // From the sample vocabulary of Snowball's English stemmer.
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("agreed", "agre")]
    [InlineData("plastered", "plaster")]
    [InlineData("conflated", "conflat")]
    [InlineData("hopping", "hop")]
    [InlineData("falling", "fall")]
    [InlineData("filing", "file")]
    [InlineData("happy", "happi")]
    [InlineData("sky", "sky")]
    [InlineData("relational", "relat")]
    [InlineData("conditional", "condit")]
    [InlineData("triplicate", "triplic")]
    [InlineData("hopefulness", "hope")]
    [InlineData("adjustment", "adjust")]
    [InlineData("adoption", "adopt")]
    [InlineData("controlling", "control")]
    [InlineData("oscillators", "oscil")]
    [InlineData("news", "news")]
    [InlineData("new", "new")]
    [InlineData("newer", "newer")]
    [InlineData("dying", "die")]
    [InlineData("lying", "lie")]
    [InlineData("tying", "tie")]
    [InlineData("skis", "ski")]
    [InlineData("skies", "sky")]
    [InlineData("idly", "idl")]
    [InlineData("gently", "gentl")]
    [InlineData("gentle", "gentl")]
    [InlineData("ugly", "ugli")]
    [InlineData("early", "earli")]
    [InlineData("only", "onli")]
    [InlineData("singly", "singl")]
    [InlineData("howe", "howe")]
    [InlineData("atlas", "atlas")]
    [InlineData("cosmos", "cosmos")]
    [InlineData("bias", "bias")]
    [InlineData("andes", "andes")]
    [InlineData("innings", "inning")]
    [InlineData("outing", "outing")]
    [InlineData("canning", "canning")]
    [InlineData("herrings", "herring")]
    [InlineData("earrings", "earring")]
    [InlineData("proceed", "proceed")]
    [InlineData("exceeds", "exceed")]
    [InlineData("succeeds", "succeed")]
    [InlineData("general", "general")]
    [InlineData("generate", "generat")]
    [InlineData("communism", "communism")]
    [InlineData("community", "communiti")]
    [InlineData("arsenal", "arsenal")]
    [InlineData("gas", "gas")]
    [InlineData("this", "this")]
    [InlineData("gaps", "gap")]
    [InlineData("ties", "tie")]
    [InlineData("cries", "cri")]
    [InlineData("say", "say")]
    [InlineData("by", "by")]
    [InlineData("youth", "youth")]
    [InlineData("boyish", "boyish")]
    [InlineData("hoped", "hope")]
    [InlineData("egging", "eg")]
    [InlineData("conspicuously", "conspicu")]
    [InlineData("biology", "biolog")]
    [InlineData("hopelessly", "hopeless")]
    [InlineData("reportedly", "report")]
    [InlineData("feed", "feed")]
    [InlineData("relatives", "relat")]
    public void English_words_are_stemmed(string word, string stem) => Assert.Equal(stem, EnglishStemmer.Of(word));

    [Fact]
    public async Task Word_of_half_a_million_letters_is_stemmed_quickly() =>
        await Task.Run(() => EnglishStemmer.Of(new string('y', 500_000) + "ness")).WaitAsync(TimeSpan.FromSeconds(10));

    [Theory]
    [InlineData("Talks, talked & TALKING", "talk talk talk")]
    [InlineData("Zelenskiy’s flight", "zelenskiy flight")]
    [InlineData("It's the U.S.-led US force.", "it the usa led usa forc")]
    [InlineData("us and them", "us and them")]
    [InlineData("At 10 a.m. in St. Louis", "at 10 a m in st loui")]
    [InlineData("Café Ångström", "cafe angstrom")]
    [InlineData("北部で大雪", "北部 部で で大 大雪")]
    [InlineData("雪", "雪")]
    [InlineData("AI時代", "ai 時代")]
    [InlineData("C# a-b \"", "c a b")]
    [InlineData("", "")]
    public void Text_is_split_into_terms(string text, string terms) =>
        Assert.Equal(terms, string.Join(' ', Terms.Of(text).Select(term => term.Stem)));

    [Fact]
    public void Term_has_its_position()
    {
        const string text = "The Café’s owner";
        Assert.Equal(
            ["The", "Café’s", "owner"],
            Terms.Of(text).Select(term => text.Substring(term.Start, term.Length))
        );
    }
}
