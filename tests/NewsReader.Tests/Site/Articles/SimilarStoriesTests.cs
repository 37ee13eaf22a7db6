using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsReader.Collection;
using NewsReader.Intake.Similar;
using NewsReader.Language;

namespace NewsReader.Tests.Site.Articles;

/// <summary>Similar articles on the pages: separate from the publisher's list, and with reasons.</summary>
public sealed class SimilarStoriesTests : IAsyncDisposed
{
    private readonly NewsSite site = new();

    [Fact]
    public async Task The_talks_and_the_drones_are_similar_to_the_seed_article_and_say_why()
    {
        var similar = await Similar(NewsSite.SeedPath);
        var links = similar.SelectMany(story => story.Links()).ToList();
        Assert.Contains(links, link => link.Text.Contains("Witkoff", StringComparison.Ordinal));
        Assert.Contains(
            similar,
            story => story.Text(".because").StartsWith("Both have: Ukraine · Putin · Talks", StringComparison.Ordinal)
        );
        var drones = Assert.Single(similar, story => story.Links()[0].Href == NewsSite.DronesPath + "?from=1");
        Assert.Equal(("Both have: Zelenskiy", "Zelenskiy"), (drones.Text(".because"), drones.Text(".because > bdi")));
        Assert.All(links, link => Assert.EndsWith("?from=1", link.Href, StringComparison.Ordinal));
        Assert.DoesNotContain(similar, story => story.TextContent.Contains("World Cup", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_draw_has_no_similar_articles()
    {
        Assert.Empty(
            await Similar("/articles/trump-meets-mexico-and-canada-leaders-after-2026-world-cup-draw-amid-usmca")
        );
        Assert.Empty(await Similar("/articles/australia-progresses-aukus-review-as-u-s-affirms-strong-support"));
    }

    [Fact]
    public async Task The_older_story_lists_a_new_similar_one_too()
    {
        await site.Import(
            (
                "new.md",
                "---\ntitle: Umerov Returns to Istanbul\nsource: Example Wire\n---\nRustem Umerov flew to Istanbul again on Monday for talks with Vladimir Medinsky about prisoners of war.\n"
            )
        );
        Assert.Contains(
            await Similar(NewsSite.SeedPath),
            story => story.Links()[0].Text == "Umerov Returns to Istanbul"
        );
        Assert.Contains(
            await Similar("/articles/umerov-returns-to-istanbul"),
            story => story.Links()[0].Href.StartsWith(NewsSite.SeedPath + "?", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Copies_are_folded_and_each_has_a_link()
    {
        const string text =
            "\n\nRustem Umerov flew to Istanbul again on Monday for talks with Vladimir Medinsky about prisoners of war.\n";
        await site.Import(
            ("one/a.txt", "Umerov Returns to Istanbul" + text),
            ("two/a.txt", "Umerov Back in Istanbul" + text)
        );
        const string path = "/articles/umerov-returns-to-istanbul";
        var copies = (await site.Page(path)).One("article .facts:has(a[href*=umerov]) .state");
        Assert.StartsWith("Also in ", copies.TextContent, StringComparison.Ordinal);
        Assert.StartsWith(
            "/articles/umerov-back-in-istanbul?from=",
            Assert.Single(copies.Links()).Href,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            await Similar(path),
            story => story.Links().Any(link => link.Href.Contains("umerov-back-in", StringComparison.Ordinal))
        );

        var seed = await Similar(NewsSite.SeedPath);
        var story = Assert.Single(
            seed,
            story => story.Links()[0].Href.StartsWith("/articles/umerov-", StringComparison.Ordinal)
        );
        var copy = Assert.Single(
            story.QuerySelectorAll(".state"),
            part => part.TextContent.StartsWith("Also in ", StringComparison.Ordinal)
        );
        Assert.Matches(
            "^/articles/umerov-(back-in|returns-to)-istanbul\\?from=",
            copy.QuerySelector("a")!.GetAttribute("href")
        );
        Assert.Equal(
            2,
            seed.SelectMany(story => story.Links())
                .Count(link => link.Href.StartsWith("/articles/umerov-", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task An_edited_story_is_compared_again()
    {
        using var folder = new TempFolder();
        await site.ImportFrom(
            folder,
            (
                "a.txt",
                "Umerov Returns to Istanbul\n\nRustem Umerov flew to Istanbul for talks with Vladimir Medinsky.\n"
            )
        );
        await site.ImportFrom(
            folder,
            ("a.txt", "Bakers Raise Prices\n\nFlour, butter and eggs cost more than in spring.\n")
        );
        Assert.DoesNotContain(
            await Similar(NewsSite.SeedPath),
            story => story.TextContent.Contains("Bakers", StringComparison.Ordinal)
        );
        Assert.Empty(await Similar("/articles/bakers-raise-prices"));
    }

    [Fact]
    public async Task Two_words_with_the_same_hash_do_no_harm()
    {
        Assert.Equal(TextProfile.HashOf("083503861"), TextProfile.HashOf("351734913"));
        await site.Import(
            ("a.txt", "Parcels Lost in Lisbon\n\nParcels 083503861 and 351734913 were lost by Rosa Silva.\n"),
            ("b.txt", "Lisbon Looks for Parcels\n\nRosa Silva looks for parcels 083503861 and 351734913.\n")
        );
        Assert.Contains(
            await Similar("/articles/parcels-lost-in-lisbon"),
            story => story.Text(".because").Contains("Rosa Silva", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Articles_compared_in_two_batches_are_as_similar_as_in_one()
    {
        await site.Html("/");
        var file = site.Services.GetRequiredService<DatabaseWriter>();
        var articles = await file.Read(
            async db =>
                (await db.Articles.AsNoTracking().OrderBy(a => a.Id).ToListAsync()).ConvertAll(a => new PendingArticle(
                    a.Id,
                    TextProfile.Of(a.Headline, null),
                    a.PublishedAt
                )),
            default
        );

        var atOnce = await Compared([.. articles]);
        Assert.NotEmpty(atOnce);
        Assert.Equal(atOnce, await Compared([.. articles[..9]], [.. articles[9..]]));

        // As at a start when none has been compared; then once more, when the names in all of them are known.
        async Task<List<(long, long, double)>> Compared(params PendingArticle[][] parts)
        {
            await file.Write(
                db => db.Database.ExecuteSqlRawAsync("DELETE FROM ArticleTerms; DELETE FROM SimilarLinks"),
                default
            );
            var keeper = new SimilarWriter(
                file,
                Microsoft.Extensions.Logging.Abstractions.NullLogger<SimilarWriter>.Instance
            );
            foreach (var part in parts.Append([.. articles]))
                await keeper.Compare(part, default);
            return await file.Read(
                async db =>
                    (
                        await db
                            .SimilarLinks.AsNoTracking()
                            .OrderBy(s => s.ArticleId)
                            .ThenBy(s => s.TargetId)
                            .ToListAsync()
                    ).ConvertAll(s => (s.ArticleId, s.TargetId, Math.Round(s.Score, 6))),
                default
            );
        }
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    // The rows of "Similar stories"; none where the page has no such section.
    private async Task<IReadOnlyList<IElement>> Similar(string path) =>
        [.. (await site.Page(path)).QuerySelectorAll("section[aria-labelledby=similar] > ul > li")];
}
