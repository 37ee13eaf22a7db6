using System.Text.Json.Serialization;

namespace NewsReader.Collection.Articles.Undo;

/// <summary>An <see cref="ArticleFeed"/> as it was at one moment, stored for undo.</summary>
internal sealed record ArticleFeedState(
    int SubscriptionId,
    DateTimeOffset AddedAt,
    string? EntryId,
    string Headline,
    string NormalisedHeadline
)
{
    public string? Url { get; init; }

    public string? LinkKey { get; init; }

    public string? CommentsUrl { get; init; }

    public string? Html { get; init; }

    /// <summary>Stored under the name that older versions gave it.</summary>
    [JsonPropertyName("TellsStory")]
    public bool IsPrimary { get; init; }

    public bool GaveText { get; init; }

    public static ArticleFeedState Of(ArticleFeed feed) =>
        new(feed.SubscriptionId, feed.AddedAt, feed.EntryId, feed.Headline, feed.NormalisedHeadline)
        {
            Url = feed.Url,
            LinkKey = feed.LinkKey,
            CommentsUrl = feed.CommentsUrl,
            Html = feed.Html,
            IsPrimary = feed.IsPrimary,
            GaveText = feed.GaveText,
        };

    public ArticleFeed ToFeed(long articleId) =>
        new()
        {
            ArticleId = articleId,
            SubscriptionId = SubscriptionId,
            AddedAt = AddedAt,
            EntryId = EntryId,
            Headline = Headline,
            NormalisedHeadline = NormalisedHeadline,
            Url = Url,
            LinkKey = LinkKey,
            CommentsUrl = CommentsUrl,
            Html = Html,
            IsPrimary = IsPrimary,
            GaveText = GaveText,
        };
}
