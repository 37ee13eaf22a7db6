using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Formats;

namespace NewsReader.Intake;

/// <summary>Sources by name.</summary>
internal static class NamedSources
{
    /// <summary>The source with this name. If there is none, it is added and saved, so it has an id.</summary>
    public static async Task<Source> SourceNamed(this NewsDb db, string name, CancellationToken ct)
    {
        var normalised = Headlines.Normalise(name);
        if (await ImportQueries.SourceCalled(db, normalised) is { } known)
            return known;

        var slug = Slugs.From(name, "source");
        for (var n = 2; await db.Sources.AnyAsync(s => s.Slug == slug, ct); n++)
            slug = $"{Slugs.From(name, "source")}-{n}";
        var source = new Source
        {
            Name = Headlines.Clean(name),
            NormalisedName = normalised,
            Slug = slug,
        };
        db.Add(source);
        await db.SaveChangesAsync(ct);
        return source;
    }
}
