using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NewsReader.Collection;
using NewsReader.Collection.Articles;

namespace NewsReader.Intake;

/// <summary>Updates <see cref="Arrival"/>s to match the articles that are about to be saved.</summary>
internal static class ArrivalWriter
{
    /// <summary>
    /// Call before saving. An article arrives when it gets its first text, and has not arrived if it loses its text.
    /// </summary>
    public static async Task NoteArrivals(this NewsDb db, CancellationToken ct)
    {
        var changed = db
            .ChangeTracker.Entries<Article>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified);
        foreach (var entry in changed.ToList())
        {
            var article = entry.Entity;
            var wasHere = entry.State == EntityState.Modified && entry.Property(a => a.Html).OriginalValue is not null;
            if (article.Html is null)
            {
                if (wasHere)
                    await db.Arrivals.Where(a => a.ArticleId == article.Id).ExecuteDeleteAsync(ct);
            }
            else if (wasHere)
            {
                if (!IsChanged(entry))
                    continue;
                await db
                    .Arrivals.Where(a => a.ArticleId == article.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(a => a.ChangedAt, article.ChangedAt), ct);
            }
            else if (!db.ChangeTracker.Entries<Arrival>().Any(arrival => arrival.Entity.Article == article))
            {
                db.Add(
                    new Arrival
                    {
                        Article = article,
                        ArrivedAt = article.ChangedAt,
                        ChangedAt = article.ChangedAt,
                    }
                );
            }
        }
    }

    private static bool IsChanged(EntityEntry<Article> entry) =>
        entry.Property(a => a.Html).IsModified || entry.Property(a => a.Headline).IsModified;
}
