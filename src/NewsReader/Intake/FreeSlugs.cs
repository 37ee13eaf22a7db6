using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Formats;

namespace NewsReader.Intake;

/// <summary>Slugs for new headlines that no article has or ever had.</summary>
internal static class FreeSlugs
{
    /// <summary>A slug for each headline, in order; where it is taken, with a number behind it.</summary>
    /// <param name="db">The writer's context; slugs that it has added and not saved yet are taken too.</param>
    /// <param name="headlines">The headlines.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <param name="owner">An article that may have its own former slugs back.</param>
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
        // All slugs that go on with a hyphen lie between "slug-" and "slug.", the character after it.
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
