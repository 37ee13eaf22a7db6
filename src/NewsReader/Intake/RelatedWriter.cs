using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Relations;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Formats;
using NewsReader.Intake.Runs;
using NewsReader.Language;

namespace NewsReader.Intake;

/// <summary>
/// Saves an article's related headlines. Each leads to the article that it names; if there is none, a headline-only one
/// is added.
/// </summary>
internal static class RelatedWriter
{
    /// <summary>
    /// Replaces the article's list with the one that the publisher gave. An entry without words only counts if its
    /// address leads to an article that is here, because an address is no headline.
    /// </summary>
    /// <param name="db">The writer's context.</param>
    /// <param name="article">The article.</param>
    /// <param name="list">The publisher's list.</param>
    /// <param name="pointsAt">The story that the article links to, which comes last; or null.</param>
    /// <param name="run">The import.</param>
    /// <param name="ct">Cancels it.</param>
    /// <returns>True if the list has changed.</returns>
    public static async Task<bool> Replace(
        NewsDb db,
        Article article,
        IReadOnlyList<RelatedHeadline> list,
        Article? pointsAt,
        ImportRun run,
        CancellationToken ct
    )
    {
        var links = await Resolve(db, article, list, run, ct);
        if (pointsAt is not null && !links.Exists(link => link.TargetId == pointsAt.Id))
            links.Add(LinkTo(pointsAt, links.Count + 1));
        if (article.Id != 0)
        {
            var stored = db.RelatedLinks.Where(r => r.ArticleId == article.Id);
            var entries = await stored
                .AsNoTracking()
                .OrderBy(r => r.Position)
                .Select(r => new
                {
                    r.TargetId,
                    r.Text,
                    r.Url,
                })
                .ToListAsync(ct);
            if (
                entries.SequenceEqual(
                    links.Select(link => new
                    {
                        link.TargetId,
                        link.Text,
                        link.Url,
                    })
                )
            )
                return false;
            await stored.ExecuteDeleteAsync(ct);
        }
        article.Related.AddRange(links);
        return links.Count > 0 || article.Id != 0;
    }

    /// <summary>Appends a story that the article links to, and that came later.</summary>
    public static async Task Add(NewsDb db, Article article, Article pointsAt, CancellationToken ct)
    {
        var list = db.RelatedLinks.Where(r => r.ArticleId == article.Id);
        if (await list.AnyAsync(r => r.TargetId == pointsAt.Id, ct))
            return;
        var last = await list.MaxAsync(r => (int?)r.Position, ct) ?? 0;
        var link = LinkTo(pointsAt, last + 1);
        link.ArticleId = article.Id;
        db.Add(link);
        await db.SaveChangesAsync(ct);
    }

    private static RelatedLink LinkTo(Article target, int position) =>
        new()
        {
            Position = position,
            TargetId = target.Id,
            Text = target.Headline,
            Url = target.Url,
        };

    private static async Task<List<RelatedLink>> Resolve(
        NewsDb db,
        Article article,
        IReadOnlyList<RelatedHeadline> list,
        ImportRun run,
        CancellationToken ct
    )
    {
        List<Named> named =
        [
            .. list.Select(item => new Named(item, Headlines.Normalise(item.Text))).Where(item => !item.Names(article)),
        ];
        if (named.Count == 0)
            return [];

        var candidates = await Candidates(db, named, article, ct);
        List<Named> missing = [];
        foreach (var item in named)
        {
            item.Target = candidates
                .Where(item.Names)
                .OrderBy(candidate => item.Preference(candidate, article))
                .FirstOrDefault();
            if (item.Target is null && item.Headline.Length > 0)
                missing.Add(item);
        }
        await MakeHeadlineOnly(db, missing, article, run, ct);
        return
        [
            .. named
                .Where(item => item.Target is not null)
                .DistinctBy(item => item.Target)
                .Select((item, i) => item.AsLink(i + 1)),
        ];
    }

    private static async Task<List<Target>> Candidates(
        NewsDb db,
        List<Named> named,
        Article article,
        CancellationToken ct
    )
    {
        List<string> headlines = [.. named.Select(item => item.Headline)];
        List<string> urls = [.. named.Select(item => item.Given.Url).OfType<string>()];
        var articles = await db
            .Articles.Where(a =>
                a.Id != article.Id
                && (headlines.Contains(a.NormalisedHeadline) || (a.Url != null && urls.Contains(a.Url)))
            )
            .Select(a => new Target(a.Id, null, a.Headline, a.NormalisedHeadline, a.Url, a.SourceId, a.Html != null))
            .ToListAsync(ct);
        // A headline that the owner joined to another page now means that page.
        var joined = await db.Set<JoinedArticle>()
            .Where(j => j.IntoId != article.Id && db.Articles.Any(a => a.Id == j.IntoId))
            .Select(j => new { j.Headline, j.IntoId })
            .ToListAsync(ct);
        return
        [
            .. articles,
            .. joined.Select(j => new Target(
                j.IntoId,
                null,
                j.Headline,
                Headlines.Normalise(j.Headline),
                null,
                0,
                HasBody: true
            )),
        ];
    }

    private static async Task MakeHeadlineOnly(
        NewsDb db,
        List<Named> missing,
        Article article,
        ImportRun run,
        CancellationToken ct
    )
    {
        if (missing.Count == 0)
            return;
        List<Target> made = [];
        var slugs = await FreeSlugs.For(db, [.. missing.Select(item => item.Given.Text)], ct);
        foreach (var (item, slug) in missing.Zip(slugs))
        {
            // The same list can name a story twice, once without its address.
            item.Target = made.Find(item.Names);
            if (item.Target is not null)
                continue;
            var waiting = new Article
            {
                Slug = slug,
                Content = new()
                {
                    Headline = item.Given.Text,
                    NormalisedHeadline = item.Headline,
                    SourceId = article.SourceId,
                    Url = item.Given.Url,
                    // A publisher's list of its own headlines is in the article's language, if the script fits.
                    Language = item.IsOfSiteOf(article) ? TextScript.Fitting(item.Given.Text, article.Language) : null,
                },
                AddedAt = run.StartedAt,
                ChangedAt = run.StartedAt,
                IndexKey = run.IndexKeyFor(null),
            };
            waiting.Addresses.Add(new() { Slug = slug });
            db.Add(waiting);
            made.Add(item.Target = new(0, waiting, item.Given.Text, item.Headline, item.Given.Url, 0, HasBody: false));
        }
    }

    /// <summary>An article that an entry may lead to: a stored one, by its id, or one that was just added.</summary>
    private sealed record Target(
        long Id,
        Article? Made,
        string Headline,
        string Normalised,
        string? Url,
        int SourceId,
        bool HasBody
    );

    /// <summary>An entry of the list, and the article that it leads to.</summary>
    private sealed class Named(RelatedHeadline given, string headline)
    {
        public RelatedHeadline Given => given;

        public string Headline => headline;

        public Target? Target { get; set; }

        public bool Names(Target target) => Names(target.Normalised, target.Url);

        public bool Names(Article article) => Names(article.NormalisedHeadline, article.Url);

        /// <summary>False for an entry that leads to a site other than the article's own.</summary>
        public bool IsOfSiteOf(Article article) =>
            given.Url is null || article.Url is null || SameSite.Is(new(given.Url), new(article.Url));

        /// <summary>
        /// The smallest is the best: first the same address, then the same source, then an article with a text, then
        /// the older one.
        /// </summary>
        public (bool, bool, bool, long) Preference(Target target, Article article) =>
            (
                given.Url is null || target.Url != given.Url,
                target.SourceId != article.SourceId,
                !target.HasBody,
                target.Id
            );

        public RelatedLink AsLink(int position)
        {
            var link = new RelatedLink
            {
                Position = position,
                TargetId = Target!.Id,
                Text = given.Text.Length > 0 ? given.Text : Target.Headline,
                Url = given.Url,
            };
            if (Target.Made is { } made)
                link.Target = made;
            return link;
        }

        // The same address means the same story. So does the same headline, unless the addresses contradict.
        private bool Names(string normalised, string? url) =>
            given.Url is not null && url is not null ? given.Url == url : normalised == headline;
    }
}
