using System.Diagnostics;
using System.Globalization;

namespace NewsReader.Benchmarks;

/// <summary>Measures collections of growing size in one run, and tells each as a multiple of the smallest: machines differ, ratios less so.</summary>
internal static class Scale
{
    private const int Asked = 200;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <param name="args">Sizes, in articles; 1,000 and 10,000 when none is given.</param>
    public static async Task Main(string[] args)
    {
        int[] sizes = args.Length == 0 ? [1_000, 10_000] : [.. args.Select(size => int.Parse(size, Culture))];
        Console.WriteLine(
            "| articles | import, articles/s | its last tenth | processor, ms an article | article page, median / 99 % (ms) | index page | search, two words | search, a headline | database | memory, at most |"
        );
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        double[]? smallest = null;
        // The first is made twice, and told once: what a program does for the first time costs more.
        var isWarm = false;
        foreach (var size in sizes.Prepend(sizes[0]))
        {
            var folder = Directory.CreateTempSubdirectory("newsreader-benchmark-").FullName;
            try
            {
                await using var collection = new Collection(folder);
                var news = new NewsGenerator(seed: 1);
                var import = await collection.Fill(size, news);
                using var client = collection.CreateClient();
                var article = await Ask(client, await collection.ArticlePaths(Asked * 2));
                var index = await Ask(client, await collection.IndexPaths(Asked * 2));
                var search = await Ask(
                    client,
                    [.. Enumerable.Range(0, Asked * 2).Select(_ => Collection.SearchPath(news.TwoWords()))]
                );
                var headline = await Ask(client, await collection.HeadlineSearchPaths(Asked * 2));
                if (!isWarm)
                {
                    isWarm = true;
                    continue;
                }
                smallest ??= [import.Rate, article.Median, index.Median, search.Median, headline.Median];
                Console.WriteLine(
                    string.Create(
                        Culture,
                        $"| {size:N0} | {import.Rate:F0} ({import.Rate / smallest[0]:F2}×) | {import.LastTenth:F0} | {import.Processor:F2} | {Told(article, smallest[1])} | {Told(index, smallest[2])} | {Told(search, smallest[3])} | {Told(headline, smallest[4])} | {collection.DatabaseBytes() / 1e6:F0} MB | {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB |"
                    )
                );
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static string Told((double Median, double Slowest) times, double of) =>
        string.Create(Culture, $"{times.Median:F1} / {times.Slowest:F1} ({times.Median / of:F2}×)");

    // Each address once, so that none comes from the cache; the first half warms up.
    private static async Task<(double Median, double Slowest)> Ask(HttpClient client, IReadOnlyList<string> paths)
    {
        List<double> times = [];
        foreach (var path in paths)
        {
            var began = Stopwatch.GetTimestamp();
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            await response.Content.ReadAsByteArrayAsync();
            response.EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        List<double> warm = [.. times.Skip(times.Count / 2).Order()];
        return (warm[warm.Count / 2], warm[(int)(warm.Count * 0.99)]);
    }
}
