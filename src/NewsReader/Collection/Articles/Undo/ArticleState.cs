using NewsReader.Collection.Articles.Relations;
using NewsReader.Formats;

namespace NewsReader.Collection.Articles.Undo;

/// <summary>
/// All that an article is by itself, as it was at one moment: kept where the owner's step can be undone.
/// </summary>
internal sealed record ArticleState
{
    public required string Slug { get; init; }

    public required string Headline { get; init; }

    public required string NormalisedHeadline { get; init; }

    public bool HeadlineIsDerived { get; init; }

    public int SourceId { get; init; }

    public bool SourceIsOwn { get; init; }

    public string? Byline { get; init; }

    public string? Url { get; init; }

    public string? Published { get; init; }

    public string? Updated { get; init; }

    public string? Language { get; init; }

    public string? CommentsUrl { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    public long IndexKey { get; init; }

    public string? Html { get; init; }

    public int HtmlVersion { get; init; }

    public bool IsSummary { get; init; }

    public int? Words { get; init; }

    public string? Summary { get; init; }

    /// <summary>Its related headlines.</summary>
    public IReadOnlyList<LinkState> Related { get; init; } = [];

    public static ArticleState Of(Article article, IEnumerable<RelatedLink> related) =>
        new()
        {
            Slug = article.Slug,
            Headline = article.Headline,
            NormalisedHeadline = article.NormalisedHeadline,
            HeadlineIsDerived = article.HeadlineIsDerived,
            SourceId = article.SourceId,
            SourceIsOwn = article.SourceIsOwn,
            Byline = article.Byline,
            Url = article.Url,
            Published = article.Published?.ToString(),
            Updated = article.Updated?.ToString(),
            Language = article.Language,
            CommentsUrl = article.CommentsUrl,
            AddedAt = article.AddedAt,
            IndexKey = article.IndexKey,
            Html = article.Html,
            HtmlVersion = article.HtmlVersion,
            IsSummary = article.IsSummary,
            Words = article.Words,
            Summary = article.Summary,
            Related = [.. related.OrderBy(link => link.Position).Select(LinkState.Of)],
        };

    /// <summary>Makes the article what it was; its relations and its source are the caller's.</summary>
    public void ApplyTo(Article article)
    {
        (article.Slug, article.Headline, article.NormalisedHeadline, article.HeadlineIsDerived) = (
            Slug,
            Headline,
            NormalisedHeadline,
            HeadlineIsDerived
        );
        (article.SourceId, article.SourceIsOwn, article.Byline, article.Url) = (SourceId, SourceIsOwn, Byline, Url);
        article.Published = Published is null ? null : PublishedDate.Parse(Published);
        article.PublishedAt = article.Published?.Instant.ToUniversalTime();
        article.Updated = Updated is null ? null : PublishedDate.Parse(Updated);
        (article.Language, article.CommentsUrl, article.IndexKey) = (Language, CommentsUrl, IndexKey);
        (article.Html, article.HtmlVersion, article.IsSummary, article.Words, article.Summary) = (
            Html,
            HtmlVersion,
            IsSummary,
            Words,
            Summary
        );
    }
}

/// <summary>An entry of a list of related headlines, as it was at one moment.</summary>
internal sealed record LinkState(long ArticleId, int Position, long TargetId, string Text, string? Url)
{
    public static LinkState Of(RelatedLink link) =>
        new(link.ArticleId, link.Position, link.TargetId, link.Text, link.Url);

    public RelatedLink ToLink() =>
        new()
        {
            ArticleId = ArticleId,
            Position = Position,
            TargetId = TargetId,
            Text = Text,
            Url = Url,
        };
}
