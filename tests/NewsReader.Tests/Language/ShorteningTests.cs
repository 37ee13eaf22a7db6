using System.Globalization;
using NewsReader.Language;

namespace NewsReader.Tests.Language;

/// <summary>Texts are shortened without splitting a character.</summary>
public sealed class ShorteningTests
{
    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("", 6, "")]
    public void A_longer_text_is_cut_to_its_bound(string text, int most, string expected) =>
        Assert.Equal(expected, Shortening.Cut(text, most));

    [Theory]
    // A surrogate pair, a letter with an accent of its own, a flag, a family, Devanagari.
    [InlineData("abc😀def", 5, "abc…")]
    [InlineData("abcde\u0301fg", 6, "abcd…")]
    [InlineData("ab🇵🇹cdef", 6, "ab…")]
    [InlineData("a👩‍👩‍👧bcdefghij", 8, "a…")]
    [InlineData("क्षिप्रा नदी", 5, "क्षि…")]
    public void A_character_is_never_split(string text, int most, string expected) =>
        Assert.Equal(expected, Shortening.Cut(text, most));

    [Theory]
    [InlineData("The harbour opens again", 12, "", "The harbour…")]
    [InlineData("The harbour opens again", 15, "", "The harbour…")]
    [InlineData("The harbour, opens again", 15, "", "The harbour,…")]
    [InlineData("The harbour, opens again", 15, ",", "The harbour…")]
    [InlineData("The harbour", 11, "", "The harbour")]
    // The only gap is too near the beginning.
    [InlineData("A harbourofgreatlength", 12, "", "A harbourof…")]
    [InlineData("A 😀😀😀😀😀😀😀", 7, "", "A 😀😀…")]
    public void A_text_is_cut_between_words_where_that_leaves_enough(
        string text,
        int most,
        string dropped,
        string expected
    ) => Assert.Equal(expected, Shortening.CutBetweenWords(text, most, dropped));

    [Fact]
    public void Every_cut_of_a_mixed_text_ends_between_characters_and_keeps_its_bound()
    {
        const string text =
            "Ação 👩‍👩‍👧 का नदी 🇵🇹 e\u0301te\u0301 \u05E9\u05C1\u05DC\u05D5\u05DD ferry 😀😀 한국어 tail";
        var ends = StringInfo.ParseCombiningCharacters(text).Append(text.Length).ToHashSet();
        for (var most = 8; most < text.Length; most++)
        {
            var cut = Shortening.Cut(text, most);
            Assert.True(cut.Length <= most);
            Assert.Contains(cut.Length - 1, ends);
            Assert.StartsWith(cut[..^1], text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_character_without_end_is_cut_between_code_points()
    {
        var endless = "e" + string.Concat(Enumerable.Repeat("\U0001D167", 50));
        Assert.Equal(endless[..3] + "…", Shortening.Cut(endless, 4));
        Assert.Equal(endless[..3] + "…", Shortening.Cut(endless, 5));
    }
}
