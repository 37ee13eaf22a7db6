using Microsoft.EntityFrameworkCore;
using NewsReader.Data;
using NewsReader.Layout;

namespace NewsReader.Sources;

/// <summary>All sources by name, with what the collection has of each.</summary>
public sealed record SourcesPage(IReadOnlyList<SourceRow> Rows) : Page
{
    public override string Title => "Sources";

    public override string? Path => "/sources";

    public override string? Description => "Where the news comes from: every source, with its stories and headlines.";
}

/// <summary>A source as a row of a list.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Stories">Articles with a body.</param>
/// <param name="HeadlinesOnly">Articles without one that it published or listed first.</param>
public sealed record SourceRow(string Slug, string Name, int Stories, int HeadlinesOnly)
{
    public string Href => $"/?source={Uri.EscapeDataString(Slug)}";

    public string CountText =>
        Counted.Of(Stories, "full story", "full stories") + (HeadlinesOnly > 0 ? $" · {Counted.Of(HeadlinesOnly, "headline only", "headlines only")}" : "");
}

/// <summary>What the page of sources is made of.</summary>
internal static class SourceQueries
{
    public static async Task<SourcesPage> SourcesPage(this NewsDb db, CancellationToken ct)
    {
        var counts = await db.Articles.GroupBy(a => new { a.SourceId, IsStory = a.Html != null })
            .Select(group => new { group.Key.SourceId, group.Key.IsStory, Count = group.Count() }).ToListAsync(ct);
        var count = counts.ToDictionary(c => (c.SourceId, c.IsStory), c => c.Count);
        var sources = await db.Sources.OrderBy(s => s.NormalisedName).ToListAsync(ct);
        return new([.. sources.Select(s => new SourceRow(s.Slug, s.Name, count.GetValueOrDefault((s.Id, true)), count.GetValueOrDefault((s.Id, false))))]);
    }
}
