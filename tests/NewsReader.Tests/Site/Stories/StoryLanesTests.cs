using NewsReader.Site.Rows;
using NewsReader.Site.Stories;
using NewsReader.Site.Stories.Walk;

namespace NewsReader.Tests.Site.Stories;

/// <summary>The lines of the map.</summary>
public sealed class StoryLanesTests
{
    [Fact]
    public void One_line_joins_an_article_to_all_that_it_reaches()
    {
        var lanes = Lanes([(1, 0), (2, 1), (3, 1), (4, 1)], Given(1, 2), Given(3, 1), Given(1, 4));
        var lane = Assert.Single(lanes.Drawn);
        Assert.Equal((0, true, 0), (lane.Hub, lane.IsGiven, lane.Column));
        Assert.Equal([1, 2, 3], lane.Targets);
        Assert.Equal((1, 0), (lanes.Columns, lanes.Undrawn));
    }

    [Fact]
    public void Given_and_found_relations_have_separate_lines_and_one_that_is_both_counts_as_given()
    {
        var lanes = Lanes([(1, 0), (2, 1), (3, 1)], Given(1, 2), Found(1, 2, 0.9), Found(1, 3, 0.5));
        Assert.Equal([(true, 1), (false, 2)], lanes.Drawn.Select(lane => (lane.IsGiven, Assert.Single(lane.Targets))));
    }

    [Fact]
    public void A_line_inside_another_is_nearer_to_the_articles()
    {
        // 1 leads to 2 and 4, and 2 to 3.
        var lanes = Lanes([(1, 0), (2, 1), (3, 2), (4, 1)], Given(1, 2), Given(2, 3), Given(1, 4));
        Assert.Equal([(0, 1), (1, 0)], lanes.Drawn.Select(lane => (lane.Hub, lane.Column)).OrderBy(lane => lane.Hub));
    }

    [Fact]
    public void Each_article_has_a_line_for_the_nearest_relation_that_we_found()
    {
        var lanes = Lanes(
            [(1, 0), (2, 1), (3, 1), (4, 1)],
            Given(1, 2),
            Given(1, 3),
            Given(1, 4),
            Found(2, 3, 0.5),
            Found(3, 4, 0.4),
            Found(2, 4, 0.3)
        );
        var found = Assert.Single(lanes.Drawn, lane => !lane.IsGiven);
        Assert.Equal((2, "1 3"), (found.Hub, string.Join(' ', found.Targets)));
        Assert.Equal(0, lanes.Undrawn);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_two_lines_overlap_and_every_relation_is_drawn_or_counted(int seed)
    {
        var random = new Random(seed);
        List<StoryEdge> edges = [];
        // All sixty are reached, every third from the first and the two below it from that; and there are 200 other relations.
        List<(long, int)> stops = [(1, 0)];
        for (var id = 2; id <= 60; id++)
        {
            var leads = id - ((id - 2) % 3);
            edges.Add(Given(leads == id ? 1 : leads, id));
            stops.Add((id, leads == id ? 1 : 2));
        }
        while (edges.Count < 259)
        {
            var (one, other) = (random.Next(2, 61), random.Next(2, 61));
            if (
                one != other
                && !edges.Exists(edge => (edge.From, edge.To) == (one, other) || (edge.From, edge.To) == (other, one))
            )
                edges.Add(Given(one, other));
        }

        var lanes = Lanes(stops, [.. edges]);
        Assert.Equal(259, lanes.Drawn.Sum(lane => lane.Targets.Count) + lanes.Undrawn);
        Assert.True(lanes.Undrawn > 0);
        Assert.InRange(lanes.Columns, 2, 10);
        Assert.All(
            lanes.Drawn.SelectMany(one =>
                lanes
                    .Drawn.Where(other => !ReferenceEquals(one, other) && one.Column == other.Column)
                    .Select(other => (One: one, Other: other))
            ),
            pair => Assert.True(pair.One.Bottom < pair.Other.Top || pair.Other.Bottom < pair.One.Top)
        );
    }

    /// <summary>The lines between articles that are reached, in this order, in so many steps.</summary>
    private static StoryLanes Lanes(IReadOnlyList<(long Id, int Hops)> stops, params StoryEdge[] edges) =>
        StoryLanes.Of(
            edges,
            [
                .. stops.Select(stop => new StoryEntry(
                    new HeadlineRow($"a{stop.Id}", $"Article {stop.Id}", null)
                    {
                        Source = "made",
                        Cursor = new(0, stop.Id),
                    },
                    stop.Hops,
                    stop.Hops == 0
                        ? null
                        : edges.First(edge =>
                            (edge.From == stop.Id || edge.To == stop.Id)
                            && stops.First(other => other.Id == edge.OtherThan(stop.Id)).Hops < stop.Hops
                        )
                )),
            ]
        );

    private static StoryEdge Given(long from, long to) => new(from, to, null);

    private static StoryEdge Found(long from, long to, double score) => new(from, to, score, "word");
}
