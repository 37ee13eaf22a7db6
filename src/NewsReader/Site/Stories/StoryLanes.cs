using NewsReader.Site.Stories.Walk;

namespace NewsReader.Site.Stories;

/// <summary>A line in the map: an article, and others that it is related with in the same way.</summary>
/// <param name="Hub">The row of the article.</param>
/// <param name="Targets">The rows of the others.</param>
/// <param name="IsGiven">True when publishers gave these relations.</param>
/// <param name="Column">Its place beside the rows, 0 for the nearest.</param>
internal sealed record StoryLane(int Hub, IReadOnlyList<int> Targets, bool IsGiven, int Column = 0)
{
    public int Top => Math.Min(Hub, Targets.Min());

    public int Bottom => Math.Max(Hub, Targets.Max());

    /// <summary>Where it meets articles; it leaves its hub downwards, upwards, or both.</summary>
    public IEnumerable<(int Row, bool IsUp, bool IsHub)> Ends =>
        Targets
            .Select(target => (Row: target, IsUp: target > Hub, IsHub: false))
            .Concat(Targets.Select(target => (Hub, target < Hub, true)).Distinct());
}

/// <summary>
/// Lays the relations of a story out as lines that run beside its rows: first those by which each article was reached,
/// nested as they are, then what else its publishers gave, then of each article the nearest that we found. No two lines
/// lie on each other.
/// </summary>
/// <param name="Drawn">The lines.</param>
/// <param name="Columns">How many places beside the rows they take.</param>
/// <param name="Undrawn">How many relations found no room.</param>
internal sealed record StoryLanes(IReadOnlyList<StoryLane> Drawn, int Columns, int Undrawn)
{
    /// <summary>As many as can be told apart on a phone.</summary>
    private const int MostColumns = 10;

    /// <param name="edges">The relations between the articles.</param>
    /// <param name="entries">The articles, from top to bottom.</param>
    public static StoryLanes Of(IReadOnlyList<StoryEdge> edges, IReadOnlyList<StoryEntry> entries)
    {
        var rows = entries
            .Select((entry, row) => (entry.Row.Place.Id, row))
            .ToDictionary(entry => entry.Id, entry => entry.row);
        Dictionary<(int, int), StoryEdge> between = [];
        // What a publisher gave need not be found too.
        foreach (
            var edge in edges
                .Where(edge => rows.ContainsKey(edge.From) && rows.ContainsKey(edge.To))
                .OrderByDescending(edge => edge.IsGiven)
        )
            between.TryAdd(RowsOf(edge), edge);

        var tree = entries.Select(entry => entry.By).OfType<StoryEdge>().ToList();
        var others = between.Values.Except(tree).ToList();
        Places placed = new();
        foreach (var lane in Reaching().OrderBy(lane => lane.Bottom - lane.Top))
            placed.Add(lane, from: 0, most: int.MaxValue);
        var (nested, undrawn) = (placed.Count, 0);
        foreach (var lane in Stars(others.Where(edge => edge.IsGiven)).Concat(Stars(Nearest(others))))
        {
            if (!placed.Add(lane, nested, Math.Max(MostColumns, nested)))
                undrawn += lane.Targets.Count;
        }
        return new(placed.Lanes, placed.Count, undrawn);

        (int, int) RowsOf(StoryEdge edge) =>
            (Math.Min(rows[edge.From], rows[edge.To]), Math.Max(rows[edge.From], rows[edge.To]));

        IEnumerable<StoryLane> Reaching() =>
            entries
                .Where(entry => entry.By is not null)
                .GroupBy(entry => (Hub: rows[entry.By!.OtherThan(entry.Row.Place.Id)], entry.By.IsGiven))
                .Select(lane => new StoryLane(
                    lane.Key.Hub,
                    [.. lane.Select(entry => rows[entry.Row.Place.Id])],
                    lane.Key.IsGiven
                ));

        IEnumerable<StoryEdge> Nearest(List<StoryEdge> edges) =>
            edges
                .Where(edge => !edge.IsGiven)
                .SelectMany(edge => new[] { (Id: edge.From, Edge: edge), (Id: edge.To, Edge: edge) })
                .GroupBy(end => end.Id)
                .Select(ends => ends.MaxBy(end => end.Edge.Score).Edge)
                .Distinct();

        // The article with the most of them, and then the one with the most of the rest.
        IEnumerable<StoryLane> Stars(IEnumerable<StoryEdge> edges)
        {
            List<(int One, int Other)> left = [.. edges.Select(RowsOf)];
            while (left.Count > 0)
            {
                var isGiven = between[left[0]].IsGiven;
                var hub = left.SelectMany(pair => new[] { pair.One, pair.Other })
                    .GroupBy(row => row)
                    .OrderByDescending(row => row.Count())
                    .ThenBy(row => row.Key)
                    .First()
                    .Key;
                yield return new(
                    hub,
                    [
                        .. left.Where(pair => pair.One == hub || pair.Other == hub)
                            .Select(pair => pair.One == hub ? pair.Other : pair.One),
                    ],
                    isGiven
                );
                left.RemoveAll(pair => pair.One == hub || pair.Other == hub);
            }
        }
    }

    /// <summary>The places beside the rows, and what lies in each.</summary>
    private sealed class Places
    {
        private readonly List<List<StoryLane>> columns = [];

        public int Count => columns.Count;

        public IReadOnlyList<StoryLane> Lanes => [.. columns.SelectMany(column => column)];

        public bool Add(StoryLane lane, int from, int most)
        {
            var place = Enumerable
                .Range(from, columns.Count - from)
                .FirstOrDefault(
                    i => columns[i].TrueForAll(other => other.Bottom < lane.Top || lane.Bottom < other.Top),
                    columns.Count
                );
            if (place == most)
                return false;
            if (place == columns.Count)
                columns.Add([]);
            columns[place].Add(lane with { Column = place });
            return true;
        }
    }
}
