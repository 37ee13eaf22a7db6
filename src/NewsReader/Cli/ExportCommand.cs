using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Files;
using NewsReader.Intake.Similar;

namespace NewsReader.Cli;

/// <summary>
/// <c>export</c>: writes the collection with its relations, so that people can take their data elsewhere.
/// </summary>
internal static class ExportCommand
{
    private const int Chunk = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create(CommandRunner run)
    {
        var command = new Command(
            "export",
            "Write every article with its relations, one JSON object per line, in the order they arrived."
        );
        command.SetAction((parsed, ct) => run(parsed, Export, ct));
        return command;
    }

    private static async Task<int> Export(CommandContext context, CancellationToken ct)
    {
        var last = 0L;
        while (!ct.IsCancellationRequested)
        {
            var chunk = await context.Get<DatabaseWriter>().Read(db => Read(db, last, ct), ct);
            if (chunk.Count == 0)
                return CommandLine.Done;
            foreach (var article in chunk)
                context.Output.Line(JsonSerializer.Serialize(article.Line, Json));
            last = chunk[^1].Id;
        }
        return CommandLine.Refused;
    }

    private static async Task<List<(long Id, ExportedArticle Line)>> Read(NewsDb db, long after, CancellationToken ct)
    {
        var articles = await db
            .Articles.AsNoTracking()
            .Where(a => a.Id > after)
            .OrderBy(a => a.Id)
            .Take(Chunk)
            .Select(a => new
            {
                a.Id,
                a.Slug,
                a.Headline,
                a.Url,
                Source = a.Source.Name,
                a.Published,
                a.Html,
            })
            .ToListAsync(ct);
        if (articles.Count == 0)
            return [];

        var last = articles[^1].Id;
        var related = (
            await db
                .RelatedLinks.Where(r => r.ArticleId > after && r.ArticleId <= last)
                .OrderBy(r => r.Position)
                .Select(r => new { r.ArticleId, r.Target.Slug })
                .ToListAsync(ct)
        ).ToLookup(r => r.ArticleId, r => r.Slug);
        var listedBy = (
            await db
                .RelatedLinks.Where(r => r.TargetId > after && r.TargetId <= last)
                .OrderBy(r => r.ArticleId)
                .Select(r => new { r.TargetId, r.Article.Slug })
                .ToListAsync(ct)
        ).ToLookup(r => r.TargetId, r => r.Slug);
        var similar = (
            await db
                .SimilarLinks.Where(s => s.ArticleId > after && s.ArticleId <= last)
                .BestFirst()
                .Select(s => new
                {
                    s.ArticleId,
                    Story = new SimilarStory(s.Target.Slug, "", null, "", null, false)
                    {
                        Score = s.Score,
                        Because = s.Because,
                        Fingerprint = s.Target.Fingerprint,
                    },
                })
                .ToListAsync(ct)
        ).ToLookup(s => s.ArticleId, s => s.Story);
        // The path of a feed entry is not a file name.
        var documents = (
            await db
                .ImportedItems.Where(d =>
                    d.ArticleId > after && d.ArticleId <= last && !d.Path.StartsWith(ImportedItem.FeedScheme)
                )
                .OrderBy(d => d.Id)
                .Select(d => new { d.ArticleId, d.Path })
                .ToListAsync(ct)
        ).ToLookup(d => d.ArticleId, d => Path.GetFileName(d.Path));
        var feeds = (
            await db
                .ArticleFeeds.Where(f => f.ArticleId > after && f.ArticleId <= last)
                .OrderByDescending(f => f.IsPrimary)
                .ThenBy(f => f.SubscriptionId)
                .Select(f => new { f.ArticleId, f.Subscription.Address })
                .ToListAsync(ct)
        ).ToLookup(f => f.ArticleId, f => f.Address);
        return
        [
            .. articles.Select(a =>
                (
                    a.Id,
                    new ExportedArticle(a.Slug, a.Headline, a.Url, a.Source, a.Published?.ToString(), a.Html)
                    {
                        Documents = [.. documents[a.Id]],
                        Feeds = [.. feeds[a.Id]],
                        Related = [.. related[a.Id]],
                        ListedBy = [.. listedBy[a.Id]],
                        Similar =
                        [
                            .. SimilarStories
                                .Folded([.. similar[a.Id].Take(SimilarStories.MostRead)])
                                .Select(s => new ExportedSimilar(
                                    s.Slug,
                                    Math.Round(s.Score, 4),
                                    s.Because.Split(" · ")
                                )),
                        ],
                    }
                )
            ),
        ];
    }

    private sealed record ExportedArticle(
        string Slug,
        string Headline,
        string? Url,
        string Source,
        string? Published,
        string? Html
    )
    {
        /// <summary>The names of the files that contained it.</summary>
        public required IReadOnlyList<string> Documents { get; init; }

        /// <summary>The addresses of the feeds that brought it, starting with the feed that tells the story.</summary>
        public required IReadOnlyList<string> Feeds { get; init; }

        public required IReadOnlyList<string> Related { get; init; }

        public required IReadOnlyList<string> ListedBy { get; init; }

        public required IReadOnlyList<ExportedSimilar> Similar { get; init; }
    }

    private sealed record ExportedSimilar(string Slug, double Score, IReadOnlyList<string> Because);
}
