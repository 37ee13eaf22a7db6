using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;
using NewsReader.Incoming.Feeds.Entries;
using NewsReader.Intake.Similar;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>How polling repairs what older versions recognised wrongly.</summary>
public sealed class OlderVersionsTests : RecognisedFeeds
{
    [Fact]
    public async Task Entries_that_older_versions_merged_are_separated_at_the_next_poll()
    {
        string[] items =
        [
            .. Enumerable
                .Range(1, 3)
                .Select(n =>
                    Item(
                        $"w{n}",
                        $"Notes for week {n}",
                        $"What we changed in week {n}.",
                        $"https://dogs.example.org/changes#week-{n}"
                    )
                ),
        ];
        await Follow(Publisher, items);
        await Merge("Notes for week 3", "Notes for week 1", "Notes for week 2");
        Assert.Equal(1, await Count());
        await Again(Publisher, [.. items, "<!-- -->"]);
        Assert.Equal(3, await Count());
        Assert.Contains("week 1.", (await Named("Notes for week 1")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Duplicates_that_older_versions_made_of_a_site_that_moved_are_merged_at_the_next_poll()
    {
        await Follow(
            Publisher,
            Item("http://dogs.example.org/?p=1", "Why dogs dig", Whole, "http://dogs.example.org/1"),
            Item("stone", "Why stones lie", "They do.", "https://dogs.example.org/stone")
        );
        await Again(
            Publisher,
            Item("https://dogs.example.org/?p=1", "Why dogs dig", Whole, "https://dogs.example.org/elsewhere"),
            Item("stone", "Why stones lie", "They do.", "https://dogs.example.org/stone")
        );
        var id = (await Named("Why dogs dig")).Id;
        // As if the second entry had not been recognised.
        var place = await Place("http://dogs.example.org/?p=1");
        await Feed.Get<DatabaseWriter>()
            .Write(
                db =>
                    db.Database.ExecuteSqlAsync(
                        $"""
                        INSERT INTO Articles (Slug, Headline, HeadlineIsDerived, NormalisedHeadline, SourceId, SourceIsOwn, Url, AddedAt, ChangedAt, IndexKey, Html, IsSummary, HtmlVersion)
                            SELECT 'why-dogs-dig-2', Headline, 0, NormalisedHeadline, SourceId, 1, Url, AddedAt, ChangedAt, IndexKey, Html, IsSummary, HtmlVersion FROM Articles WHERE Id = {id};
                        INSERT INTO Addresses VALUES ('why-dogs-dig-2', last_insert_rowid());
                        UPDATE Documents SET ArticleId = (SELECT max(Id) FROM Articles), NormalisedHeadline = NULL, Content = NULL, Hash = x'00' WHERE ArticleId = {id};
                        INSERT INTO Documents (Path, Hash, ArticleId, SubscriptionId)
                            SELECT {place}, x'00', {id}, Id FROM Subscriptions;
                        """
                    ),
                CancellationToken.None
            );
        Assert.Equal(3, await Count());
        await Again(
            Publisher,
            Item("https://dogs.example.org/?p=1", "Why dogs dig", Whole, "https://dogs.example.org/1")
        );
        Assert.Equal(2, await Count());
        using var client = Feed.Site.Client();
        using var old = await client.GetAsync(new Uri("/articles/why-dogs-dig-2", UriKind.Relative));
        Assert.Equal(HttpStatusCode.MovedPermanently, old.StatusCode);
    }

    private async Task<string> Place(string id)
    {
        var entry = new NewsReader.Formats.Feeds.ParsedEntry { Id = id };
        return new EntryKeys((await Feed.State(Publisher)).Key, new() { Entries = [entry] }).KeyOf(entry);
    }

    // Older versions merged entries whose links only differ in the fragment.
    private async Task Merge(string stays, params string[] go)
    {
        var into = (await Named(stays)).Id;
        foreach (var headline in go)
        {
            var gone = (await Named(headline)).Id;
            await Feed.Get<DatabaseWriter>()
                .Write(
                    db =>
                        db.Database.ExecuteSqlAsync(
                            $"""
                            UPDATE Addresses SET ArticleId = {into} WHERE ArticleId = {gone};
                            UPDATE Documents SET ArticleId = {into} WHERE ArticleId = {gone};
                            DELETE FROM Articles WHERE Id = {gone};
                            UPDATE Articles SET Url = 'https://dogs.example.org/changes' WHERE Id = {into};
                            UPDATE Documents SET NormalisedHeadline = NULL, Content = NULL, Hash = x'00' WHERE ArticleId = {into};
                            """
                        ),
                    CancellationToken.None
                );
            Feed.Get<SimilarWriter>().Forget(gone);
        }
    }
}
