using System.Text.Json;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Formats;

namespace NewsReader.Tests.Collection.Articles;

/// <summary>Snapshots for undo, as they are stored now and as older versions stored them.</summary>
public sealed class SnapshotTests
{
    private const string OldArticle = """
        {"Slug":"a-b","Headline":"A B","NormalisedHeadline":"a b","HeadlineIsDerived":true,"SourceId":3,"SourceIsOwn":true,
        "Byline":"Ann","Url":"https://a.example.org/b","Published":"2026-11-24T10:00:00\u002B02:00","Updated":"2026-11-25",
        "Language":"en","CommentsUrl":"https://a.example.org/c","AddedAt":"2026-11-24T09:00:00+00:00","IndexKey":77,
        "Html":"<p>Text.</p>","HtmlVersion":4,"IsSummary":true,"Words":1,"Summary":"Text.",
        "Related":[{"ArticleId":1,"Position":1,"TargetId":2,"Text":"C","Url":null}]}
        """;

    private const string OldFeed = """
        {"SubscriptionId":5,"AddedAt":"2026-11-24T09:00:00+00:00","EntryId":"e","Headline":"A B","NormalisedHeadline":"a b",
        "Url":null,"LinkKey":null,"CommentsUrl":null,"Html":null,"TellsStory":true,"GaveText":false}
        """;

    [Fact]
    public void A_snapshot_comes_back_as_it_was()
    {
        var snapshot = new ArticleSnapshot
        {
            Slug = "a-b",
            Content = ArticleContentTests.Filled(),
            AddedAt = DateTimeOffset.UnixEpoch,
            ChangedAt = DateTimeOffset.UnixEpoch.AddDays(1),
            IndexKey = 77,
            Related = [new(1, 1, 2, "C", null)],
            Topics = ["Dogs", "Cats"],
            Enclosures = [new("https://a.example.org/1.mp3", "audio/mpeg", 1000, "One")],
        };
        var back = JsonSerializer.Deserialize<ArticleSnapshot>(JsonSerializer.Serialize(snapshot))!;
        Assert.Equivalent(snapshot, back, strict: true);
        Assert.Equal(snapshot.Content, back.Content);
    }

    [Fact]
    public void A_story_that_an_older_version_gave_is_read()
    {
        var (before, origin) = GivenState.FromJson(
            $$"""{"Before":{{OldArticle}},"Origin":{"Way":1,"From":"b.txt"} }"""
        );
        AssertOldArticle(before);
        Assert.Null(before.Topics);
        Assert.Equal(new StoryOrigin(StoryMethod.Document, "b.txt"), origin);
    }

    [Fact]
    public void A_page_that_an_older_version_joined_is_read()
    {
        var state = JoinState.Of(
            new()
            {
                Id = 9,
                IntoId = 1,
                Headline = "A B",
                Before = $$"""
                {"Gone":{{OldArticle}},"Into":{{OldArticle}},"TookBody":true,"Slugs":["a-b","a"],
                "ListedBy":[{"ArticleId":4,"Position":2,"TargetId":9,"Text":"A B","Url":null}],"Documents":["documents/b.txt"],
                "Topics":["Dogs"],"Enclosures":[{"Url":"https://a.example.org/1.mp3","Type":"audio/mpeg","Length":5,"Title":null}],
                "Given":{"ArticleId":9,"GivenAt":"2026-11-24T09:00:00+00:00","Before":"{}"},
                "Fetch":{"ArticleId":9,"TriedAt":"2026-11-24T09:00:00+00:00","Failures":2,"Problem":"none"},
                "Feeds":[{{OldFeed}}],"IntoFeeds":[6],"Arrival":{"Seq":8,"ArrivedAt":"2026-11-24T09:00:00+00:00","ChangedAt":"2026-11-24T09:00:00+00:00"} }
                """,
            }
        );
        AssertOldArticle(state.Gone.Snapshot);
        AssertOldArticle(state.Into);
        Assert.Equal((9, true), (state.Gone.Id, state.TookBody));
        Assert.Equal(["a-b", "a"], state.Gone.Slugs);
        Assert.Equal(new LinkState(4, 2, 9, "A B", null), Assert.Single(state.Gone.ListedBy));
        Assert.Equal(["documents/b.txt"], state.Documents);
        Assert.Equal(["Dogs"], state.Gone.Snapshot.Topics!);
        Assert.Equal(
            new Enclosure("https://a.example.org/1.mp3", "audio/mpeg", 5),
            Assert.Single(state.Gone.Snapshot.Enclosures!)
        );
        Assert.Equal(2, state.Gone.Fetch!.Failures);
        Assert.Equal("{}", state.Gone.Given!.Before);
        Assert.True(Assert.Single(state.Gone.Feeds).IsPrimary);
        Assert.Equal([6], state.IntoFeeds);
        Assert.Equal(8, state.Gone.Arrival!.Seq);
    }

    private static void AssertOldArticle(ArticleSnapshot old)
    {
        Assert.Equal(("a-b", 77L), (old.Slug, old.IndexKey));
        Assert.Equal(
            new()
            {
                Headline = "A B",
                NormalisedHeadline = "a b",
                HeadlineIsDerived = true,
                SourceId = 3,
                SourceIsOwn = true,
                Byline = "Ann",
                Url = "https://a.example.org/b",
                Published = PublishedDate.Parse("2026-11-24T10:00:00+02:00"),
                Updated = PublishedDate.Parse("2026-11-25"),
                Language = "en",
                CommentsUrl = "https://a.example.org/c",
                Html = "<p>Text.</p>",
                HtmlVersion = 4,
                IsSummary = true,
                Words = 1,
                Summary = "Text.",
            },
            old.Content
        );
        Assert.Equal(new LinkState(1, 1, 2, "C", null), Assert.Single(old.Related));
    }
}
