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
/// Keeps an article's related headlines: each leads to the article that it names, which is made, headline-only, where
/// there is none.
/// </summary>
internal static class RelatedWriter
{
    /// <summary>
    /// Makes the article's list what the publisher gave. What was given without words leads to an article that is here,
    /// or nowhere: an address is no headline.
    /// </summary>
    /// <param name="db">The writer's context.</param>
    /// <param name="article">The article.</param>
    /// <param name="given">The list.</param>
    /// <param name="pointsAt">The story that the article links to; it comes last. Null for none.</param>
    /// <param name="run">The import.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>True when it was something else before.</returns>
    public static async Task<bool> Keep(
        NewsDb db,
        Article article,
        IReadOnlyList<RelatedHeadline> given,
        Article? pointsAt,
        ImportRun run,
        CancellationToken ct
    )
    {
        var links = await Resolve(db, article, given, run, ct);
        if (pointsAt is not null && !links.Exists(link => link.TargetId == pointsAt.Id))
            links.Add(LinkTo(pointsAt, links.Count + 1));
        if (article.Id != 0)
        {
            var kept = db.RelatedLinks.Where(r => r.ArticleId == article.Id);
            var entries = await kept.AsNoTracking()
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
            await kept.ExecuteDeleteAsync(ct);
        }
        article.Related.AddRange(links);
        return links.Count > 0 || article.Id != 0;
    }

    /// <summary>Adds the story that an article links to, which came later, behind the others.</summary>
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
        IReadOnlyList<RelatedHeadline> given,
        ImportRun run,
        CancellationToken ct
    )
    {
        List<Named> named =
        [
            .. given
                .Select(item => new Named(item, Headlines.Normalise(item.Text)))
                .Where(item => !item.Names(article)),
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
        // A headline that the owner has joined to another page names that one.
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
                Headline = item.Given.Text,
                NormalisedHeadline = item.Headline,
                Source = article.Source,
                Url = item.Given.Url,
                // A list's language is that of the publisher's own headlines, in its own script.
                Language = item.IsOfSiteOf(article) ? TextScript.Fitting(item.Given.Text, article.Language) : null,
                AddedAt = run.StartedAt,
                ChangedAt = run.StartedAt,
                IndexKey = run.Place(null),
            };
            waiting.Addresses.Add(new() { Slug = slug });
            db.Add(waiting);
            made.Add(item.Target = new(0, waiting, item.Given.Text, item.Headline, item.Given.Url, 0, HasBody: false));
        }
    }

    /// <summary>An article that an entry may lead to: one that is stored, by its number, or one just made.</summary>
    private sealed record Target(
        long Id,
        Article? Made,
        string Headline,
        string Normalised,
        string? Url,
        int SourceId,
        bool HasBody
    );

    /// <summary>An entry of the list, and what it leads to.</summary>
    private sealed class Named(RelatedHeadline given, string headline)
    {
        public RelatedHeadline Given => given;

        public string Headline => headline;

        public Target? Target { get; set; }

        public bool Names(Target target) => Names(target.Normalised, target.Url);

        public bool Names(Article article) => Names(article.NormalisedHeadline, article.Url);

        /// <summary>False for an entry that leads to another site than the article's own.</summary>
        public bool IsOfSiteOf(Article article) =>
            given.Url is null || article.Url is null || SameSite.Is(new(given.Url), new(article.Url));

        /// <summary>
        /// The least is the best: the same address, then the same source, then a story before a headline, then the
        /// older.
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

        // The same address is the same story; the same headline is too, unless the addresses say otherwise.
        private bool Names(string normalised, string? url) =>
            given.Url is not null && url is not null ? given.Url == url : normalised == headline;
    }
}
