using NewsReader.Site.Trail;

namespace NewsReader.Tests.Site.Trail;

/// <summary>Steps as an address carries them.</summary>
public sealed class TrailStepsTests
{
    [Theory]
    [InlineData("1", 1L)]
    [InlineData("z", 35L)]
    [InlineData("10", 36L)]
    [InlineData("1.2.1", 1L, 2L, 1L)]
    [InlineData("2rq.1y2p0ij32e8e7", 3590L, long.MaxValue)]
    [InlineData("1.2.3.4.5.6.7.8", 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L)]
    public void Written_steps_can_be_read_again(string text, params long[] articles)
    {
        Assert.Equal(articles, TrailSteps.Parse(text).Articles);
        Assert.Equal(text, new TrailSteps(articles).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData(".")]
    [InlineData("1.")]
    [InlineData(".1")]
    [InlineData("1..2")]
    [InlineData("0")]
    [InlineData("01")]
    [InlineData("-1")]
    [InlineData("A")]
    [InlineData("1,2")]
    [InlineData("ä")]
    [InlineData("\0")]
    [InlineData("1y2p0ij32e8e8")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("1.2.3.4.5.6.7.8.9")]
    public void Any_other_text_has_no_steps(string? text) => Assert.True(TrailSteps.Parse(text).IsNone);

    [Fact]
    public void Only_the_last_eight_steps_are_kept()
    {
        var steps = Enumerable.Range(1, 100).Aggregate(TrailSteps.None, (steps, number) => steps.Then(number));
        Assert.Equal([93L, 94, 95, 96, 97, 98, 99, 100], steps.Articles);
        Assert.Equal(steps.Articles, TrailSteps.Parse(steps.ToString()).Articles);
        Assert.InRange(
            Enumerable
                .Repeat(long.MaxValue, 100)
                .Aggregate(TrailSteps.None, (steps, number) => steps.Then(number))
                .Query.Length,
            1,
            120
        );
    }

    [Fact]
    public void A_trail_can_be_cut_at_either_end()
    {
        var steps = TrailSteps.Parse("1.2.3");
        Assert.Equal("?from=1.2", steps.First(2).Query);
        Assert.Equal("?from=3", steps.Last(1).Query);
        Assert.Equal("", steps.First(0).Query);
    }
}
