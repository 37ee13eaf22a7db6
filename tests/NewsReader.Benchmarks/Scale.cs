using System.Diagnostics;
using System.Globalization;
using NewsReader.Tests;

namespace NewsReader.Benchmarks;

/// <summary>
/// Measures collections of growing size in one run, and reports each as a multiple of the smallest: machines differ,
/// ratios differ less.
/// </summary>
internal static class Scale
{
    private const int Asked = 200;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <param name="args">Sizes, in articles; 1,000 and 10,000 by default.</param>
    public static async Task Main(string[] args)
    {
        int[] sizes = args.Length == 0 ? [1_000, 10_000] : [.. args.Select(size => int.Parse(size, Culture))];
        List<string> pages = [];
        // Without it, each site moves the temporary files of this process into its own data folder, which goes with it.
        Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", Path.GetTempPath());
        Console.WriteLine(
            "| articles | import, articles/s | its last tenth | processor, ms an article | article page, median / 99 % (ms) "
                + "| index page | search, two words | search, a headline | database | memory, at most |"
        );
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        double[]? smallest = null;
        // The first one runs twice and is reported once: what a program does for the first time costs more.
        var isWarm = false;
        foreach (var size in sizes.Prepend(sizes[0]))
        {
            var folder = Directory.CreateTempSubdirectory("newsreader-benchmark-").FullName;
            try
            {
                var news = new NewsGenerator(seed: 1);
                ImportCost import;
                List<PageCost> costs = [];
                await using (var collection = new Collection(folder))
                {
                    import = await collection.Fill(size, news);
                    using var client = collection.CreateClient();
                    foreach (var (name, paths) in await Pages(collection, news))
                        costs.Add(await Ask(client, name, paths));
                    smallest ??= isWarm ? [import.Rate, .. costs.Select(cost => cost.Median)] : null;
                    if (isWarm)
                        Console.WriteLine(
                            string.Create(
                                Culture,
                                $"| {size:N0} | {import.Rate:F0} ({import.Rate / smallest![0]:F2}×) | {import.LastTenth:F0} "
                                    + $"| {import.Processor:F2} | {Times(costs[0], smallest[1])} | {Times(costs[1], smallest[2])} "
                                    + $"| {Times(costs[2], smallest[3])} | {Times(costs[3], smallest[4])} "
                                    + $"| {collection.DatabaseBytes() / 1e6:F0} MB "
                                    + $"| {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB |"
                            )
                        );
                }
                if (isWarm)
                    pages.AddRange(await Described(folder, size, costs));
                isWarm = true;
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        Console.WriteLine();
        Console.WriteLine(
            "| articles | page | median / 99 % (ms) | processor, ms | allocated, KB | SQL statements, median / most |"
        );
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        pages.ForEach(Console.WriteLine);
    }

    // Each address once, so that none comes from the cache. The first four are in the table of sizes.
    private static async Task<IReadOnlyList<(string Name, IReadOnlyList<string> Paths)>> Pages(
        Collection collection,
        NewsGenerator news
    )
    {
        var articles = await collection.ArticlePaths(Asked * 2);
        return
        [
            ("article", articles),
            ("index", await collection.IndexPaths(Asked * 2)),
            (
                "search, two words",
                [.. Enumerable.Range(0, Asked * 2).Select(_ => Collection.SearchPath(news.TwoWords()))]
            ),
            ("search, a headline", await collection.HeadlineSearchPaths(Asked * 2)),
            ("story", [.. articles.Select(path => path + "/story")]),
            ("topic", await collection.TopicPaths(Asked)),
            ("source", await collection.IndexPaths(Asked * 2, "/?source=source-1&")),
            ("feed of the index", await collection.IndexPaths(Asked * 2, "/index.atom?")),
            ("feed of a story", [.. articles.Select(path => path + "/story.json")]),
            ("feed of an article", [.. articles.Select(path => path + ".atom")]),
        ];
    }

    // Counting statements slows them down, so it has a site of its own.
    private static async Task<IReadOnlyList<string>> Described(string folder, int size, IReadOnlyList<PageCost> costs)
    {
        var statements = new StatementCount();
        await using var collection = new Collection(folder) { Statements = statements };
        using var client = collection.CreateClient();
        List<string> lines = [];
        foreach (var (name, paths) in await Pages(collection, new NewsGenerator(seed: 1)))
        {
            List<int> counts = [];
            foreach (var path in paths.Take(Asked / 2))
            {
                statements.Take();
                await client.GetByteArrayAsync(new Uri(path, UriKind.Relative));
                counts.Add(statements.Take().Count);
            }
            counts.Sort();
            var cost = costs.Single(cost => cost.Page == name);
            lines.Add(
                string.Create(
                    Culture,
                    $"| {size:N0} | {name} | {cost.Median:F2} / {cost.Slowest:F1} | {cost.Processor:F2} | {cost.Kilobytes:F0} "
                        + $"| {counts[counts.Count / 2]} / {counts[^1]} |"
                )
            );
        }
        return lines;
    }

    private static string Times(PageCost cost, double smallest) =>
        string.Create(Culture, $"{cost.Median:F1} / {cost.Slowest:F1} ({cost.Median / smallest:F2}×)");

    // The first half warms up.
    private static async Task<PageCost> Ask(HttpClient client, string page, IReadOnlyList<string> paths)
    {
        List<double> times = [];
        var (warm, allocated, processor) = (paths.Count / 2, 0L, TimeSpan.Zero);
        for (var i = 0; i < paths.Count; i++)
        {
            if (i == warm)
                (allocated, processor) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime);
            var began = Stopwatch.GetTimestamp();
            using var response = await client.GetAsync(new Uri(paths[i], UriKind.Relative));
            await response.Content.ReadAsByteArrayAsync();
            response.EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        processor = Environment.CpuUsage.TotalTime - processor;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        List<double> measured = [.. times.Skip(warm).Order()];
        return new(
            page,
            measured[measured.Count / 2],
            measured[(int)(measured.Count * 0.99)],
            processor.TotalMilliseconds / measured.Count,
            allocated / 1024.0 / measured.Count
        );
    }

    /// <summary>What a page costs that is not in the cache.</summary>
    /// <param name="Page">The kind of page.</param>
    /// <param name="Median">Milliseconds.</param>
    /// <param name="Slowest">Milliseconds; one page in a hundred is slower.</param>
    /// <param name="Processor">Milliseconds of processor time, of all threads.</param>
    /// <param name="Kilobytes">Allocated for each request, the client's part included.</param>
    private sealed record PageCost(string Page, double Median, double Slowest, double Processor, double Kilobytes);
}
