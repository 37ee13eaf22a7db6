using System.ComponentModel.DataAnnotations.Schema;
using NewsReader.Collection.Articles.Relations;
using NewsReader.Formats;

namespace NewsReader.Collection.Articles;

/// <summary>
/// One story under one headline at one permanent address, <c>/articles/{slug}</c>. Its text may still be missing.
/// </summary>
/// <remarks>
/// What it says is one value, <see cref="Content"/>. Its members are also properties here, because EF Core can only
/// index and query mapped properties. They cannot be set one by one.
/// </remarks>
public sealed class Article
{
    public long Id { get; set; }

    /// <summary>The readable part of the present address; former ones are in <see cref="Addresses"/>.</summary>
    public required string Slug { get; set; }

    /// <summary>
    /// What the article says. This is the only place that lists the members: each stands in both halves, and a test
    /// checks that none is missing.
    /// </summary>
    [NotMapped]
    public required ArticleContent Content
    {
        get =>
            new()
            {
                Headline = Headline,
                HeadlineIsDerived = HeadlineIsDerived,
                NormalisedHeadline = NormalisedHeadline,
                SourceId = SourceId,
                SourceIsOwn = SourceIsOwn,
                Byline = Byline,
                Url = Url,
                Published = Published,
                Updated = Updated,
                Language = Language,
                CommentsUrl = CommentsUrl,
                Html = Html,
                HtmlVersion = HtmlVersion,
                IsSummary = IsSummary,
                Words = Words,
                Summary = Summary,
                Fingerprint = Fingerprint,
            };
        set
        {
            Headline = value.Headline;
            HeadlineIsDerived = value.HeadlineIsDerived;
            NormalisedHeadline = value.NormalisedHeadline;
            SourceId = value.SourceId;
            SourceIsOwn = value.SourceIsOwn;
            Byline = value.Byline;
            Url = value.Url;
            Published = value.Published;
            PublishedAt = value.Published?.Instant.ToUniversalTime();
            Updated = value.Updated;
            Language = value.Language;
            CommentsUrl = value.CommentsUrl;
            Html = value.Html;
            HtmlVersion = value.HtmlVersion;
            IsSummary = value.IsSummary;
            Words = value.Words;
            Summary = value.Summary;
            Fingerprint = value.Fingerprint;
        }
    }

    /// <summary>See <see cref="ArticleContent.Headline"/>.</summary>
    public string Headline { get; private set; } = "";

    /// <summary>See <see cref="ArticleContent.HeadlineIsDerived"/>.</summary>
    public bool HeadlineIsDerived { get; private set; }

    /// <summary>See <see cref="ArticleContent.NormalisedHeadline"/>.</summary>
    public string NormalisedHeadline { get; private set; } = "";

    /// <summary>See <see cref="ArticleContent.SourceId"/>.</summary>
    public int SourceId { get; private set; }

    public Source Source { get; private set; } = null!;

    /// <summary>See <see cref="ArticleContent.SourceIsOwn"/>.</summary>
    public bool SourceIsOwn { get; private set; }

    /// <summary>See <see cref="ArticleContent.Byline"/>.</summary>
    public string? Byline { get; private set; }

    /// <summary>See <see cref="ArticleContent.Url"/>.</summary>
    public string? Url { get; private set; }

    /// <summary>See <see cref="ArticleContent.Published"/>.</summary>
    public PublishedDate? Published { get; private set; }

    /// <summary>See <see cref="ArticleContent.Updated"/>.</summary>
    public PublishedDate? Updated { get; private set; }

    /// <summary>The instant of <see cref="Published"/>, in UTC.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>See <see cref="ArticleContent.Language"/>.</summary>
    public string? Language { get; private set; }

    public DateTimeOffset AddedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Where it stands in the headline index, the greatest key first.</summary>
    public long IndexKey { get; set; }

    /// <summary>See <see cref="ArticleContent.Words"/>.</summary>
    public int? Words { get; private set; }

    /// <summary>See <see cref="ArticleContent.Summary"/>.</summary>
    public string? Summary { get; private set; }

    /// <summary>See <see cref="ArticleContent.Html"/>.</summary>
    public string? Html { get; private set; }

    /// <summary>See <see cref="ArticleContent.IsSummary"/>.</summary>
    public bool IsSummary { get; private set; }

    /// <summary>See <see cref="ArticleContent.HtmlVersion"/>.</summary>
    public int HtmlVersion { get; private set; }

    /// <summary>See <see cref="ArticleContent.CommentsUrl"/>.</summary>
    public string? CommentsUrl { get; private set; }

    /// <summary>See <see cref="ArticleContent.Fingerprint"/>.</summary>
    public long? Fingerprint { get; private set; }

    public List<ArticleTopic> Topics { get; } = [];

    /// <summary>Files that the publisher attached.</summary>
    public List<ArticleEnclosure> Enclosures { get; } = [];

    /// <summary>The related headlines that the publisher listed with this article.</summary>
    public List<RelatedLink> Related { get; } = [];

    /// <summary>The entries in other articles' lists that lead here.</summary>
    public List<RelatedLink> ListedBy { get; } = [];

    public List<ArticleAddress> Addresses { get; } = [];

    /// <summary>The feeds that brought it.</summary>
    public List<ArticleFeed> Feeds { get; } = [];

    /// <summary>True if there is a text to read.</summary>
    public bool HasText => !string.IsNullOrEmpty(Html);
}
