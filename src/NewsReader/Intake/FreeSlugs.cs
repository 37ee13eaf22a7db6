using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Formats;

namespace NewsReader.Intake;

/// <summary>Slugs for new headlines. No article has them or ever had them.</summary>
internal static class FreeSlugs
{
    /// <summary>A slug for each headline, in order, with a number appended if it is taken.</summary>
    /// <param name="db">The writer's context. Slugs that it has added but not saved yet count as taken.</param>
    /// <param name="headlines">The headlines.</param>
    /// <param name="ct">Cancels it.</param>
    /// <param name="owner">An article that may get back its own former slugs.</param>
    public static async Task<IReadOnlyList<string>> For(
        NewsDb db,
        IReadOnlyList<string> headlines,
        CancellationToken ct,
        long? owner = null
    )
    {
        List<string> wanted = [.. headlines.Select(headline => Slugs.From(headline, "article"))];
        var taken = (
            await db
                .Addresses.Where(a => wanted.Contains(a.Slug) && (owner == null || a.ArticleId != owner))
                .Select(a => a.Slug)
                .ToListAsync(ct)
        ).ToHashSet();
        taken.UnionWith(
            db.ChangeTracker.Entries<ArticleAddress>()
                .Where(a => a.State == EntityState.Added)
                .Select(a => a.Entity.Slug)
        );

        for (var i = 0; i < wanted.Count; i++)
        {
            if (!taken.Add(wanted[i]))
                taken.Add(wanted[i] = await Numbered(db, wanted[i], taken, ct));
        }
        return wanted;
    }

    [SuppressMessage(
        "Globalization",
        "CA1309",
        Justification = "Translated to SQL, where the column's collation decides: binary."
    )]
    private static async Task<string> Numbered(NewsDb db, string slug, HashSet<string> taken, CancellationToken ct)
    {
        // All slugs that continue with a hyphen sort between "slug-" and "slug.", because '.' follows '-'.
        var (from, to) = (slug + "-", slug + ".");
        var number =
            2
            + await db.Addresses.CountAsync(
                a => string.Compare(a.Slug, from) >= 0 && string.Compare(a.Slug, to) < 0,
                ct
            );
        while (taken.Contains($"{slug}-{number}") || await db.Addresses.AnyAsync(a => a.Slug == $"{slug}-{number}", ct))
            number++;
        return $"{slug}-{number}";
    }
}
