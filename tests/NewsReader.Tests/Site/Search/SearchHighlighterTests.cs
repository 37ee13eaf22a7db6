using NewsReader.Site.Layout.TagHelpers;
using NewsReader.Site.Search;

namespace NewsReader.Tests.Site.Search;

/// <summary>Which words of a hit are marked, and which passage is shown.</summary>
public sealed class SearchHighlighterTests
{
    [Theory]
    [InlineData("cafe", "The Café’s owner", "The [Café’s] owner")]
    [InlineData("talking", "Talks talked about", "[Talks] [talked] about")]
    [InlineData("\"peace talks\"", "Peace talks about peace", "[Peace talks] about peace")]
    [InlineData("peace -talks", "Peace talks", "[Peace] talks")]
    [InlineData("intext:peace", "Peace talks", "Peace talks")]
    [InlineData("negotia*", "Negotiators negotiate in negotiations", "[Negotiators] [negotiate] in [negotiations]")]
    [InlineData("大雪", "北部で大雪、列車", "北部で[大雪]、列車")]
    [InlineData("部で大", "北部で大雪", "北[部で大]雪")]
    [InlineData("雪", "大雪となり", "大[雪]となり")]
    [InlineData("雪", "北部で大雪、雪", "北部で大[雪]、[雪]")]
    [InlineData("大雪、列車", "北部で大雪、列車が", "北部で[大雪、列車]が")]
    [InlineData("서울", "서울에서 회담", "[서울에서] 회담")]
    [InlineData("\"평화 회담\"", "평화 회담은 평화", "[평화 회담은] 평화")]
    [InlineData("été", "C’est l’été", "C’est l’[été]")]
    [InlineData("strasse", "Straße", "[Straße]")]
    [InlineData("ΛΟΓΟΣ", "λόγος", "[λόγος]")]
    [InlineData("दल", "दिल दल", "दिल [दल]")]
    [InlineData("🚀", "Go🚀", "Go[🚀]")]
    [InlineData("go", "Go🚀", "[Go]🚀")]
    [InlineData("น้ำท่วม", "เกิดน้ำท่วมใน", "เกิด[น้ำท่วม]ใน")]
    [InlineData("<b>", "A <b> & a", "A <[b]> & a")]
    public void Words_are_marked_as_they_were_found(string typed, string headline, string marked) =>
        Assert.Equal(marked, Told(new SearchHighlighter(SearchedSite.Understood(typed).Wanted).Headline(headline)));

    [Fact]
    public void The_passage_is_where_most_of_the_words_are()
    {
        var text = $"Peace is far.\n{Filler(60)}\nAt last the talks about peace began.\n{Filler(60)}\nTalks go on.";
        Assert.StartsWith(
            "… At last the [talks] about [peace] began. Filler",
            Told(new SearchHighlighter(SearchedSite.Understood("peace talks").Wanted).Passage(text)),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "filler …",
            Told(new SearchHighlighter(SearchedSite.Understood("peace talks").Wanted).Passage(text)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_passage_in_the_middle_of_a_line_begins_with_a_whole_word()
    {
        var passage = Told(
            new SearchHighlighter(SearchedSite.Understood("harbour").Wanted).Passage(
                Filler(60) + " harbour " + Filler(60)
            )
        );
        Assert.StartsWith("… filler ", passage, StringComparison.Ordinal);
        Assert.Contains("[harbour]", passage, StringComparison.Ordinal);
        Assert.InRange(passage.Length, 200, 330);
    }

    [Fact]
    public void Any_place_in_any_text_can_be_shown()
    {
        string[] texts =
        [
            "😀",
            "雪",
            "大雪",
            "a",
            "a\na",
            "\na",
            new string('a', 900),
            string.Concat(Enumerable.Repeat("😀", 900)) + " a",
            string.Concat(Enumerable.Repeat("雪", 900)),
            "a " + new string('b', 900),
            new string('b', 900) + " a",
        ];
        foreach (var typed in (string[])["a", "雪", "雪雪", "😀", "b", "aaa*"])
        {
            foreach (var text in texts)
            {
                if (new SearchHighlighter(SearchedSite.Understood(typed).Wanted).Passage(text) is not { } passage)
                    continue;
                Assert.Contains(passage.Parts, part => part.IsMarked);
                Assert.All(
                    passage.Parts,
                    part =>
                        Assert.Equal(
                            part.Text,
                            System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(part.Text))
                        )
                );
            }
        }
    }

    [Fact]
    public void Without_the_words_there_is_no_passage() =>
        Assert.Null(new SearchHighlighter(SearchedSite.Understood("peace").Wanted).Passage("War goes on."));

    private static string Filler(int words) => "Filler" + string.Concat(Enumerable.Repeat(" filler", words - 1));

    private static string Told(HighlightedText? text) =>
        string.Concat(text!.Parts.Select(part => part.IsMarked ? $"[{part.Text}]" : part.Text));
}
