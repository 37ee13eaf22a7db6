using System.Text.Json.Serialization;
using NewsReader.Formats;
using NewsReader.Formats.Html;
using NewsReader.Language;

namespace NewsReader.Collection.Articles;

/// <summary>
/// What an article says: headline, text, byline, dates and addresses. It is always replaced and stored as a whole, so
/// undo never loses a part of it. To change one member, use <c>article.Content = article.Content with { … }</c>.
/// </summary>
public sealed record ArticleContent
{
    private const int SummaryLength = 200;

    public required string Headline { get; init; }

    /// <summary>True if the publisher gave no headline, and we took the first sentence.</summary>
    public bool HeadlineIsDerived { get; init; }

    /// <summary><see cref="Headlines.Normalise"/> of the headline. We compare headlines in this form.</summary>
    public required string NormalisedHeadline { get; init; }

    public int SourceId { get; init; }

    /// <summary>
    /// False for a headline that we only know from a list. Its source is then the first one that listed it, not its
    /// publisher.
    /// </summary>
    public bool SourceIsOwn { get; init; }

    public string? Byline { get; init; }

    /// <summary>The publisher's own address of the story: absolute, http or https.</summary>
    public string? Url { get; init; }

    /// <summary>The date as the publisher gave it; null if undated.</summary>
    public PublishedDate? Published { get; init; }

    /// <summary>When the publisher last changed it, as the publisher gave it; or null.</summary>
    public PublishedDate? Updated { get; init; }

    public string? Language { get; init; }

    /// <summary>The address of its readers' comments: absolute, http or https.</summary>
    public string? CommentsUrl { get; init; }

    /// <summary>
    /// The text as sanitised HTML. Null if the article is headline-only. Empty for a feed entry that came without a
    /// text: the article is here, with its link.
    /// </summary>
    public string? Html { get; init; }

    /// <summary>The <see cref="ArticleHtml.Version"/> that wrote <see cref="Html"/>.</summary>
    public int HtmlVersion { get; init; }

    /// <summary>
    /// True if the text is only the publisher's summary, as in some feeds. The full text can still come.
    /// </summary>
    public bool IsSummary { get; init; }

    /// <summary>The number of words in the text, for the reading time; null without a text.</summary>
    public int? Words { get; init; }

    /// <summary>The beginning of the text, without markup; null without a text.</summary>
    public string? Summary { get; init; }

    /// <summary>
    /// Equal for articles whose texts are equal word for word: see <see cref="TextProfile"/>. It is set when the
    /// article is compared with the others, shortly after it is saved.
    /// </summary>
    public long? Fingerprint { get; init; }

    /// <summary>True if there is a text to read.</summary>
    [JsonIgnore]
    public bool HasText => !string.IsNullOrEmpty(Html);

    /// <summary>The same article with the headline of another one.</summary>
    public ArticleContent WithHeadlineOf(ArticleContent other) =>
        this with
        {
            Headline = other.Headline,
            HeadlineIsDerived = other.HeadlineIsDerived,
            NormalisedHeadline = other.NormalisedHeadline,
        };

    /// <summary>The same article with the text of another one.</summary>
    public ArticleContent WithTextOf(ArticleContent other) =>
        this with
        {
            Html = other.Html,
            HtmlVersion = other.HtmlVersion,
            IsSummary = other.IsSummary,
            Words = other.Words,
            Summary = other.Summary,
            Fingerprint = other.Fingerprint,
        };

    /// <summary>The same article with a new text. The fingerprint follows when the article is compared.</summary>
    public ArticleContent WithText(ArticleHtml text, bool isSummary) =>
        this with
        {
            Html = text.Html,
            HtmlVersion = ArticleHtml.Version,
            IsSummary = isSummary,
            Words = text.Text.Length == 0 ? null : ReadingTime.Words(text.Text),
            Summary =
                text.Text.Length == 0
                    ? null
                    : Shortening.CutBetweenWords(Headlines.Clean(text.Text), SummaryLength, ",;:–—"),
        };

    /// <summary>
    /// What remains for the lists that name the article: its headline, address and date. Like any headline that we only
    /// know from lists, it no longer counts as its publisher's own.
    /// </summary>
    public ArticleContent AsHeadlineOnly() =>
        this with
        {
            Html = null,
            IsSummary = false,
            Words = null,
            Summary = null,
            Fingerprint = null,
            SourceIsOwn = false,
            Byline = null,
            CommentsUrl = null,
        };
}
