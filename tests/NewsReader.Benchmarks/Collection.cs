using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Intake;
using NewsReader.Intake.Recognising;
using NewsReader.Site.Rows;
using NewsReader.Tests;

namespace NewsReader.Benchmarks;

/// <summary>A site over a collection of made-up news in a folder of its own.</summary>
internal sealed class Collection(string folder) : WebApplicationFactory<Program>
{
    /// <summary>Counts the statements that pages ask; null to leave SQLite alone while times are measured.</summary>
    public StatementCount? Statements { get; init; }

    /// <summary>
    /// Imports made-up documents until there are at least this many articles, headline-only ones included, with all
    /// their relations.
    /// </summary>
    /// <returns>What it cost.</returns>
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

    /// <summary>Addresses of articles, spread over the collection.</summary>
    public async Task<IReadOnlyList<string>> ArticlePaths(int most)
    {
        using var scope = Services.CreateScope();
        var articles = scope.ServiceProvider.GetRequiredService<NewsDb>().Articles;
        var step = Math.Max(1, await articles.CountAsync() / most);
        return await articles
            .Where(a => a.Id % step == 0)
            .OrderBy(a => a.Id)
            .Select(a => "/articles/" + a.Slug)
            .Take(most)
            .ToListAsync();
    }

    /// <summary>Addresses of pages of the index, spread over the collection.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="page">The address of the index, with the beginning of its query.</param>
    public async Task<IReadOnlyList<string>> IndexPaths(int most, string page = "/?")
    {
        using var scope = Services.CreateScope();
        var articles = scope.ServiceProvider.GetRequiredService<NewsDb>().Articles;
        var step = Math.Max(1, await articles.CountAsync() / most);
        return
        [
            .. (
                await articles
                    .Where(a => a.Id % step == 1)
                    .OrderBy(a => a.Id)
                    .Select(a => new IndexCursor(a.IndexKey, a.Id))
                    .Take(most)
                    .ToListAsync()
            ).Select(place => $"{page}before={place}"),
        ];
    }

    /// <summary>Addresses of topics.</summary>
    public async Task<IReadOnlyList<string>> TopicPaths(int most)
    {
        using var scope = Services.CreateScope();
        var topics = scope.ServiceProvider.GetRequiredService<NewsDb>().Set<ArticleTopic>();
        var names = await topics.Select(topic => topic.Name).Distinct().OrderBy(name => name).Take(most).ToListAsync();
        return [.. names.Select(name => new Topic(name).Href)];
    }

    /// <summary>Addresses of searches for whole headlines, spread over the collection.</summary>
    public async Task<IReadOnlyList<string>> HeadlineSearchPaths(int most)
    {
        using var scope = Services.CreateScope();
        var articles = scope.ServiceProvider.GetRequiredService<NewsDb>().Articles;
        var step = Math.Max(1, await articles.CountAsync() / most);
        return
        [
            .. (
                await articles
                    .Where(a => a.Id % step == 0)
                    .OrderBy(a => a.Id)
                    .Select(a => a.Headline)
                    .Take(most)
                    .ToListAsync()
            ).Select(SearchPath),
        ];
    }

    /// <summary>The address of a search.</summary>
    public static string SearchPath(string words) => $"/search?q={Uri.EscapeDataString(words)}";

    /// <summary>The size of the database, its journal included.</summary>
    public long DatabaseBytes() => new DirectoryInfo(folder).EnumerateFiles("news.db*").Sum(file => file.Length);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Data", folder);
        // Failures say why. A log line for each request would be measured too.
        builder.UseSetting("Serilog:MinimumLevel:Default", "Error");
        if (Statements is { } statements)
            builder.ConfigureTestServices(services =>
                services.ConfigureDbContext<NewsDb>(options => options.AddInterceptors(statements))
            );
    }

    private async Task<int> Count()
    {
        using var scope = Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<NewsDb>().Articles.CountAsync();
    }
}

/// <summary>What an import cost.</summary>
/// <param name="Rate">Articles a second.</param>
/// <param name="LastTenth">The same for the last tenth alone; 0 if it was not measured.</param>
/// <param name="Processor">
/// Milliseconds of processor time an article, of all threads. On a busy machine this says more than the rate.
/// </param>
internal sealed record ImportCost(double Rate, double LastTenth, double Processor);
