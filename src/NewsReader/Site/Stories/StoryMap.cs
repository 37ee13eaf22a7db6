using System.Globalization;
using NewsReader.Site.Stories.Walk;

namespace NewsReader.Site.Stories;

/// <summary>
/// A story as a picture: a list of its articles, each below the article that leads to it, with lines beside the list
/// that join related articles. It works with two articles and with sixty, on a phone and on a wide screen. Without the
/// lines it is still a list.
/// </summary>
public sealed class StoryMap
{
    // All in rem. The height of a row is the same in the style sheet, which on a phone makes the columns narrower.
    private const double RowHeight = 4;
    private const double ColumnWidth = 0.75;
    private const double Corner = 0.5;
    private const double LineWidth = 0.1;

    // Lines that meet at one article are this far apart, so that the eye can follow each.
    private const double PortHeight = 0.5;
    private const double MostPorts = 3;

    private readonly StoryLanes lanes;
    private readonly Dictionary<(StoryLane Lane, int Row, bool IsUp), double> ports = [];

    /// <param name="entries">The articles of the story, the nearest first.</param>
    /// <param name="edges">The relations between them.</param>
    public StoryMap(IReadOnlyList<StoryEntry> entries, IReadOnlyList<StoryEdge> edges)
    {
        var children = entries
            .Where(entry => entry.By is not null)
            .ToLookup(entry => entry.By!.OtherThan(entry.Row.Cursor.Id));
        Entries = [.. entries.Where(entry => entry.By is null).SelectMany(start => Below(start, children))];
        lanes = StoryLanes.Of(edges, Entries);
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

    /// <summary>The lines in the order of drawing: the ones that publishers gave come last, on top.</summary>
    public IReadOnlyList<StoryLine> Lines =>
        [.. lanes.Drawn.OrderBy(lane => lane.IsGiven).Select(lane => new StoryLine(Path(lane), lane.IsGiven))];

    /// <summary>How many relations between these articles have no line.</summary>
    public int Undrawn => lanes.Undrawn;

    private static IEnumerable<StoryEntry> Below(StoryEntry entry, ILookup<long, StoryEntry> children) =>
        children[entry.Row.Cursor.Id].SelectMany(child => Below(child, children)).Prepend(entry);

    // This order keeps the lines at one article from crossing each other.
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

    // One stroke down or up the column to the farthest end, and a bent branch for each end.
    private string Path(StoryLane lane)
    {
        var x = Width - ((lane.Column + 1) * ColumnWidth);
        List<string> strokes = [];
        foreach (var side in lane.Ends.GroupBy(end => end.IsUp == end.IsHub))
        {
            // Below the hub, lines go down from it; above the hub, they go up.
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

    /// <summary>A length as SVG writes it.</summary>
    public static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
