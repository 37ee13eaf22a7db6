using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Language;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Sources;

/// <summary>The sources that the collection has something of, by name, with how much.</summary>
public sealed record SourcesPage(IReadOnlyList<SourceRow> Rows) : Page
{
    public override string Title => "Sources";

    public override string? Path => "/sources";

    public override string? Description =>
        "Where the news comes from: every source, with its stories, summaries and headlines.";
}

/// <summary>A source as a row of a list.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Stories">Articles with their whole text.</param>
/// <param name="Summaries">Articles with a summary, or with a link alone.</param>
/// <param name="HeadlinesOnly">Headlines that wait for their story, which it published or listed first.</param>
public sealed record SourceRow(string Slug, string Name, int Stories, int Summaries, int HeadlinesOnly)
{
    public string Href => $"/?source={Uri.EscapeDataString(Slug)}";

    public string CountText =>
        string.Join(
            " · ",
            (
                (string?[])
                    [
                        Stories > 0 ? Counted.Of(Stories, "full story", "full stories") : null,
                        Summaries > 0 ? Counted.Of(Summaries, "summary", "summaries") : null,
                        HeadlinesOnly > 0 ? Counted.Of(HeadlinesOnly, "headline only", "headlines only") : null,
                    ]
            ).OfType<string>()
        );
}

/// <summary>What the page of sources is made of.</summary>
internal static class SourceQueries
{
    public static async Task<SourcesPage> SourcesPage(this NewsDb db, CancellationToken ct)
    {
        var counts = await db
            .Articles.GroupBy(a => new
            {
                a.SourceId,
                IsHere = a.Html != null,
                IsWhole = a.Html != null && !a.IsSummary,
            })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(ct);
        var count = counts.ToDictionary(c => (c.Key.SourceId, c.Key.IsHere, c.Key.IsWhole), c => c.Count);
        // One whose feed failed has nothing yet, and one whose articles were deleted has nothing left.
        var with = counts.Select(c => c.Key.SourceId).Distinct().ToList();
        var sources = await db.Sources.Where(s => with.Contains(s.Id)).OrderBy(s => s.NormalisedName).ToListAsync(ct);
        return new([
            .. sources.Select(s => new SourceRow(
                s.Slug,
                s.Name,
                Of(s, true, true),
                Of(s, true, false),
                Of(s, false, false)
            )),
        ]);

        int Of(Source source, bool isHere, bool isWhole) => count.GetValueOrDefault((source.Id, isHere, isWhole));
    }
}
