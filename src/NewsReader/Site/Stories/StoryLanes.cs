using NewsReader.Site.Stories.Walk;

namespace NewsReader.Site.Stories;

/// <summary>A line in the map: an article, and others that are related to it in the same way.</summary>
/// <param name="Hub">The row of the article.</param>
/// <param name="Targets">The rows of the others.</param>
/// <param name="IsGiven">True if publishers gave these relations.</param>
/// <param name="Column">Its column beside the rows, 0 for the nearest.</param>
internal sealed record StoryLane(int Hub, IReadOnlyList<int> Targets, bool IsGiven, int Column = 0)
{
    public int Top => Math.Min(Hub, Targets.Min());

    public int Bottom => Math.Max(Hub, Targets.Max());

    /// <summary>Where it meets articles. It leaves its hub downwards, upwards, or both.</summary>
    public IEnumerable<(int Row, bool IsUp, bool IsHub)> Ends =>
        Targets
            .Select(target => (Row: target, IsUp: target > Hub, IsHub: false))
            .Concat(Targets.Select(target => (Hub, target < Hub, true)).Distinct());
}

/// <summary>
/// Lays out the relations of a story as lines beside its rows: first the relations by which each article was reached,
/// nested; then other relations that publishers gave; then each article's nearest relation that we found. No two lines
/// overlap.
/// </summary>
/// <param name="Drawn">The lines.</param>
/// <param name="Columns">How many columns they take.</param>
/// <param name="Undrawn">How many relations had no room.</param>
internal sealed record StoryLanes(IReadOnlyList<StoryLane> Drawn, int Columns, int Undrawn)
{
    /// <summary>As many as a reader can tell apart on a phone.</summary>
    private const int MostColumns = 10;

    /// <param name="edges">The relations between the articles.</param>
    /// <param name="entries">The articles, from top to bottom.</param>
    public static StoryLanes Of(IReadOnlyList<StoryEdge> edges, IReadOnlyList<StoryEntry> entries)
    {
        var rows = entries
            .Select((entry, row) => (entry.Row.Cursor.Id, row))
            .ToDictionary(entry => entry.Id, entry => entry.row);
        Dictionary<(int, int), StoryEdge> between = [];
        // A relation that a publisher gave counts once, even if we found it too.
        foreach (
            var edge in edges
                .Where(edge => rows.ContainsKey(edge.From) && rows.ContainsKey(edge.To))
                .OrderByDescending(edge => edge.IsGiven)
        )
            between.TryAdd(RowsOf(edge), edge);

        var tree = entries.Select(entry => entry.By).OfType<StoryEdge>().ToList();
        var others = between.Values.Except(tree).ToList();
        Grid placed = new();
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
                .GroupBy(entry => (Hub: rows[entry.By!.OtherThan(entry.Row.Cursor.Id)], entry.By.IsGiven))
                .Select(lane => new StoryLane(
                    lane.Key.Hub,
                    [.. lane.Select(entry => rows[entry.Row.Cursor.Id])],
                    lane.Key.IsGiven
                ));

        IEnumerable<StoryEdge> Nearest(List<StoryEdge> edges) =>
            edges
                .Where(edge => !edge.IsGiven)
                .SelectMany(edge => new[] { (Id: edge.From, Edge: edge), (Id: edge.To, Edge: edge) })
                .GroupBy(end => end.Id)
                .Select(ends => ends.MaxBy(end => end.Edge.Score).Edge)
                .Distinct();

        // Takes the article with the most relations first, then the one with the most of those that are left.
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

    /// <summary>The columns beside the rows, with the lines in each.</summary>
    private sealed class Grid
    {
        private readonly List<List<StoryLane>> columns = [];

        public int Count => columns.Count;

        public IReadOnlyList<StoryLane> Lanes => [.. columns.SelectMany(column => column)];

        public bool Add(StoryLane lane, int from, int most)
        {
            var free = Enumerable
                .Range(from, columns.Count - from)
                .FirstOrDefault(
                    i => columns[i].TrueForAll(other => other.Bottom < lane.Top || lane.Bottom < other.Top),
                    columns.Count
                );
            if (free == most)
                return false;
            if (free == columns.Count)
                columns.Add([]);
            columns[free].Add(lane with { Column = free });
            return true;
        }
    }
}
