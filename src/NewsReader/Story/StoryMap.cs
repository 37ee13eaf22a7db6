using System.Globalization;

namespace NewsReader.Story;

/// <summary>
/// A story as a picture: its articles one below the other, and beside them an arc for each relation. It reads the same with
/// two articles and with sixty, on a phone and on a wide screen, and without the arcs it is a list.
/// </summary>
/// <param name="page">The story.</param>
public sealed class StoryMap(StoryPage page)
{
    /// <summary>The height of a row, in rem: the same in the style sheet.</summary>
    private const double Row = 4;

    // The picture is drawn 100 units wide and stretched to the room it has.
    private const double Width = 100;

    public IReadOnlyList<StoryEntry> Entries => page.Entries;

    /// <summary>The height of the picture, for its attribute.</summary>
    public string Height => Text(Entries.Count * Row) + "rem";

    public string ViewBox => $"0 0 {Text(Width)} {Text(Entries.Count * Row)}";

    /// <summary>An arc for each relation that a publisher gave, on top; of those that we found, each article's nearest alone, and the one by which it was reached: all of them would hide each other.</summary>
    public IReadOnlyList<StoryArc> Arcs
    {
        get
        {
            var rows = Entries.Select((entry, i) => (entry.Row.Place.Id, i)).ToDictionary(row => row.Id, row => row.i);
            List<StoryEdge> edges = [.. page.Edges.Where(edge => rows.ContainsKey(edge.From) && rows.ContainsKey(edge.To))];
            var drawn = Nearest(edges).Concat(Entries.Select(entry => entry.By).OfType<StoryEdge>()).ToHashSet();
            return [.. edges
                .Where(edge => edge.IsGiven || drawn.Contains(edge))
                .OrderBy(edge => edge.IsGiven)
                .Select(edge => new StoryArc(Path(rows[edge.From], rows[edge.To]), edge.IsGiven))];
        }
    }

    private static IEnumerable<StoryEdge> Nearest(List<StoryEdge> edges)
    {
        List<StoryEdge> found = [.. edges.Where(edge => !edge.IsGiven)];
        return found.SelectMany(edge => new[] { (Id: edge.From, Edge: edge), (Id: edge.To, Edge: edge) })
            .GroupBy(end => end.Id).Select(ends => ends.MaxBy(end => end.Edge.Score).Edge);
    }

    private string Path(int from, int to)
    {
        var (top, bottom) = ((Math.Min(from, to) + 0.5) * Row, (Math.Max(from, to) + 0.5) * Row);
        var reach = Width * (1 - (0.94 * Math.Sqrt((double)Math.Abs(from - to) / Math.Max(1, Entries.Count - 1))));
        return $"M{Text(Width)} {Text(top)}C{Text(reach)} {Text(top)} {Text(reach)} {Text(bottom)} {Text(Width)} {Text(bottom)}";
    }

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>A relation in the picture.</summary>
/// <param name="Path">SVG path data.</param>
/// <param name="IsGiven">Drawn as a line when a publisher gave it, as dashes when we found it.</param>
public sealed record StoryArc(string Path, bool IsGiven)
{
    public string Kind => IsGiven ? "given" : "found";
}
