using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsReader.Collection;
using NewsReader.Intake;
using NewsReader.Intake.Recognising;
using NewsReader.Site.Rows;

namespace NewsReader.Benchmarks;

/// <summary>A site over a collection of made-up news in a folder of its own.</summary>
internal sealed class Collection(string folder) : WebApplicationFactory<Program>
{
    /// <summary>Takes in made-up documents until there are so many articles, headline-only ones among them, with all their relations.</summary>
    /// <returns>What it took.</returns>
    public async Task<ImportCost> Fill(int articles, NewsGenerator news)
    {
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        var importer = Services.GetRequiredService<ArticleImporter>();
        var (began, endBegan, endCount, count) = (Stopwatch.GetTimestamp(), 0L, 0, await Count());
        var first = count;
        for (var number = 0; count < articles; count = await Count())
        {
            if (endBegan == 0 && count >= articles * 0.9)
                (endBegan, endCount) = (Stopwatch.GetTimestamp(), count);
            await using var run = importer.Begin();
            for (var end = number + 250; number < end; number++)
            {
                var name = number.ToString(CultureInfo.InvariantCulture);
                await importer.Import(
                    news.Next(),
                    new Origin($"made/{name}.md", "made", BitConverter.GetBytes((long)number))
                    {
                        FileName = $"{name}.md",
                    },
                    run,
                    CancellationToken.None
                );
            }
        }
        process.Refresh();
        return new(
            (count - first) / Stopwatch.GetElapsedTime(began).TotalSeconds,
            endBegan == 0 ? 0 : (count - endCount) / Stopwatch.GetElapsedTime(endBegan).TotalSeconds,
            (process.TotalProcessorTime - processor).TotalMilliseconds / (count - first)
        );
    }

    /// <summary>Addresses of articles spread over the collection.</summary>
    public async Task<IReadOnlyList<string>> ArticlePaths(int most)
    {
        using var scope = Services.CreateScope();
        var articles = scope.ServiceProvider.GetRequiredService<NewsDb>().Articles;
        var step = Math.Max(1, await articles.CountAsync() / most);
        return await articles.Where(a => a.Id % step == 0).Select(a => "/articles/" + a.Slug).Take(most).ToListAsync();
    }

    /// <summary>Addresses of pages of the index spread over the collection.</summary>
    public async Task<IReadOnlyList<string>> IndexPaths(int most)
    {
        using var scope = Services.CreateScope();
        var articles = scope.ServiceProvider.GetRequiredService<NewsDb>().Articles;
        var step = Math.Max(1, await articles.CountAsync() / most);
        return
        [
            .. (
                await articles
                    .Where(a => a.Id % step == 1)
                    .Select(a => new IndexCursor(a.IndexKey, a.Id))
                    .Take(most)
                    .ToListAsync()
            ).Select(place => $"/?before={place}"),
        ];
    }

    /// <summary>Addresses of searches for whole headlines, spread over the collection.</summary>
    public async Task<IReadOnlyList<string>> HeadlineSearchPaths(int most)
    {
        using var scope = Services.CreateScope();
        var articles = scope.ServiceProvider.GetRequiredService<NewsDb>().Articles;
        var step = Math.Max(1, await articles.CountAsync() / most);
        return
        [
            .. (await articles.Where(a => a.Id % step == 0).Select(a => a.Headline).Take(most).ToListAsync()).Select(
                SearchPath
            ),
        ];
    }

    /// <summary>The address of a search.</summary>
    public static string SearchPath(string words) => $"/search?q={Uri.EscapeDataString(words)}";

    /// <summary>The size of the database, its journal included.</summary>
    public long DatabaseBytes() => new DirectoryInfo(folder).EnumerateFiles("news.db*").Sum(file => file.Length);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Data", folder);
        // What fails says why; a line a request would be measured too.
        builder.ConfigureLogging(logging => logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Error));
    }

    private async Task<int> Count()
    {
        using var scope = Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<NewsDb>().Articles.CountAsync();
    }
}

/// <summary>What an import took.</summary>
/// <param name="Rate">Articles a second.</param>
/// <param name="LastTenth">The same, of the last tenth alone; 0 where that was not measured.</param>
/// <param name="Processor">Milliseconds of processor time an article, of all threads: tells more than the rate where a machine has other work.</param>
internal sealed record ImportCost(double Rate, double LastTenth, double Processor);
