using System.Globalization;

namespace NewsReader.Site.Stories;

/// <summary>
/// A story as a picture: its articles one below the other, each below the one that leads to it, and beside them lines
/// that join what is related. It reads the same with two articles and with sixty, on a phone and on a wide screen, and
/// without the lines it is a list.
/// </summary>
public sealed class StoryMap
{
    // All in rem. The height of a row is the same in the style sheet, which on a phone makes the columns narrower.
    private const double RowHeight = 4;
    private const double ColumnWidth = 0.75;
    private const double Corner = 0.5;
    private const double LineWidth = 0.1;

    // Where lines meet an article, they lie so far apart that each can be followed.
    private const double PortHeight = 0.5;
    private const double MostPorts = 3;

    private readonly StoryLanes lanes;
    private readonly Dictionary<(StoryLane Lane, int Row, bool IsUp), double> ports = [];

    /// <param name="page">The story.</param>
    public StoryMap(StoryPage page)
    {
        var children = page
            .Entries.Where(entry => entry.By is not null)
            .ToLookup(entry => entry.By!.OtherThan(entry.Row.Place.Id));
        Entries = [.. page.Entries.Where(entry => entry.By is null).SelectMany(start => Below(start, children))];
        lanes = StoryLanes.Of(page.Edges, Entries);
        foreach (
            var row in lanes
                .Drawn.SelectMany(lane => lane.Ends.Select(end => (Lane: lane, end.Row, end.IsUp)))
                .GroupBy(end => end.Row)
        )
            SetPorts(row.Key, [.. row]);
    }

    /// <summary>The articles, from top to bottom.</summary>
    public IReadOnlyList<StoryEntry> Entries { get; }

    public double Width => (lanes.Columns * ColumnWidth) + LineWidth;

    public double Height => Entries.Count * RowHeight;

    public string ViewBox => $"0 0 {Text(Width)} {Text(Height)}";

    /// <summary>What is drawn, what we found first: what publishers gave lies over it.</summary>
    public IReadOnlyList<StoryLine> Lines =>
        [.. lanes.Drawn.OrderBy(lane => lane.IsGiven).Select(lane => new StoryLine(Path(lane), lane.IsGiven))];

    /// <summary>How many relations between these articles have no line.</summary>
    public int Undrawn => lanes.Undrawn;

    private static IEnumerable<StoryEntry> Below(StoryEntry entry, ILookup<long, StoryEntry> children) =>
        children[entry.Row.Place.Id].SelectMany(child => Below(child, children)).Prepend(entry);

    // In this order the ends at one article do not cross each other.
    private void SetPorts(int row, List<(StoryLane Lane, int Row, bool IsUp)> ends)
    {
        ends =
        [
            .. ends.OrderByDescending(end => end.IsUp).ThenBy(end => end.IsUp ? end.Lane.Column : -end.Lane.Column),
        ];
        var apart = Math.Min(PortHeight, MostPorts / ends.Count);
        for (var i = 0; i < ends.Count; i++)
            ports[ends[i]] = ((row + 0.5) * RowHeight) + ((i - ((ends.Count - 1) / 2.0)) * apart);
    }

    // One stroke down (or up) the column for its farthest end, and a branch with a bend for each other one.
    private string Path(StoryLane lane)
    {
        var x = Width - ((lane.Column + 1) * ColumnWidth);
        List<string> strokes = [];
        foreach (var side in lane.Ends.GroupBy(end => end.IsUp == end.IsHub))
        {
            // Below the hub lines come down from it, above it they go up.
            var corner = side.Key ? -Corner : Corner;
            var hub = ports[(lane, lane.Hub, side.Key)];
            var far = side.Select(end => ports[(lane, end.Row, end.IsUp)]).MaxBy(y => Math.Abs(y - hub));
            strokes.Add(
                $"M{Text(Width)} {Text(hub)}H{Text(x + Corner)}Q{Text(x)} {Text(hub)} {Text(x)} {Text(hub + corner)}V{Text(far - corner)}"
            );
            strokes.AddRange(
                side.Where(end => !end.IsHub)
                    .Select(end => ports[(lane, end.Row, end.IsUp)])
                    .Select(y =>
                        $"M{Text(x)} {Text(y - corner)}Q{Text(x)} {Text(y)} {Text(x + Corner)} {Text(y)}H{Text(Width)}"
                    )
            );
        }
        return string.Concat(strokes);
    }

    /// <summary>A length as the picture's markup has it.</summary>
    public static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>A line of the picture.</summary>
/// <param name="Path">SVG path data.</param>
/// <param name="IsGiven">Drawn as a line when a publisher gave it, as dots when we found it.</param>
public sealed record StoryLine(string Path, bool IsGiven)
{
    public string Kind => IsGiven ? "given" : "found";
}
