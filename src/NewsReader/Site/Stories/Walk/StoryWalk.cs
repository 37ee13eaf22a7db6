namespace NewsReader.Site.Stories.Walk;

/// <summary>
/// Walks from an article over its relations, given ones first. It takes all neighbours of the start. Farther away it
/// takes only articles that two paths reach, or that are very close to the stop before. At most three hops and sixty
/// stops.
/// </summary>
public sealed class StoryWalk(long start)
{
    public const int MostHops = 3;
    public const int MostStops = 60;

    /// <summary>From this score on, one path is enough past the first hop.</summary>
    public const double VeryClose = 0.4;

    private readonly Dictionary<long, StoryStop> stops = new() { [start] = new(start, 0, null) };
    private readonly Dictionary<(long, long, bool), StoryEdge> edges = [];

    /// <summary>The articles that the last step reached. The next step needs their relations.</summary>
    public IReadOnlyList<long> Front { get; private set; } = [start];

    public IReadOnlyCollection<StoryStop> Stops => stops.Values;

    /// <summary>The relations between the stops, each once.</summary>
    public IReadOnlyList<StoryEdge> Edges =>
        [.. edges.Values.Where(edge => stops.ContainsKey(edge.From) && stops.ContainsKey(edge.To))];

    /// <summary>True if there is more than it has room for.</summary>
    public bool HasMore { get; private set; }

    public bool IsOver => Front.Count == 0 || HasMore;

    /// <summary>Adds relations, each once.</summary>
    public void Know(IEnumerable<StoryEdge> found)
    {
        foreach (var edge in found)
            edges.TryAdd((Math.Min(edge.From, edge.To), Math.Max(edge.From, edge.To), edge.IsGiven), edge);
    }

    /// <summary>Goes one hop further.</summary>
    /// <param name="found">The relations of the articles in <see cref="Front"/>, the preferred ones first.</param>
    public void Step(IEnumerable<StoryEdge> found)
    {
        Know(found);
        List<StoryStop> reached =
        [
            .. edges
                .Values.SelectMany(edge =>
                    new[] { (Stop: edge.From, Next: edge.To, Edge: edge), (Stop: edge.To, Next: edge.From, Edge: edge) }
                )
                .Where(step =>
                    stops.TryGetValue(step.Stop, out var stop) && stop.Hops < MostHops && !stops.ContainsKey(step.Next)
                )
                .GroupBy(step => step.Next)
                .Where(paths =>
                    paths.Select(path => path.Stop).Distinct().Count() > 1
                    || paths.Any(path => path.Stop == start || path.Edge.Score >= VeryClose)
                )
                .Select(paths => paths.MinBy(path => (stops[path.Stop].Hops, !path.Edge.IsGiven, -path.Edge.Score)))
                .Select(step => new StoryStop(step.Next, stops[step.Stop].Hops + 1, step.Edge))
                .OrderBy(stop => stop.Hops)
                .ThenBy(stop => stop.By!.IsGiven ? 0 : 1)
                .ThenByDescending(stop => stop.By!.Score),
        ];
        HasMore = reached.Count > MostStops - stops.Count;
        Front = [.. reached.Take(MostStops - stops.Count).Select(stop => (stops[stop.Id] = stop).Id)];
    }
}
