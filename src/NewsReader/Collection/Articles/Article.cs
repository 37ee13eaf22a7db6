using NewsReader.Collection.Articles.Relations;
using NewsReader.Formats;
using NewsReader.Formats.Html;
using NewsReader.Language;

namespace NewsReader.Collection.Articles;

/// <summary>
/// One story under one headline at one permanent address, <c>/articles/{slug}</c>. Its body may still be missing.
/// </summary>
public sealed class Article
{
    public long Id { get; set; }

    /// <summary>The readable part of the present address; former ones are in <see cref="Addresses"/>.</summary>
    public required string Slug { get; set; }

    public required string Headline { get; set; }

    /// <summary>True when the publisher gave no headline and it was taken from the first sentence.</summary>
    public bool HeadlineIsDerived { get; set; }

    /// <summary><see cref="Headlines.Normalise"/> of the headline: by it headlines are compared.</summary>
    public required string NormalisedHeadline { get; set; }

    public int SourceId { get; set; }

    public required Source Source { get; set; }

    /// <summary>
    /// False for a headline known only from a list: its source is the one that listed it first, not the one that
    /// published it.
    /// </summary>
    public bool SourceIsOwn { get; set; }

    public string? Byline { get; set; }

    /// <summary>The publisher's own address of the story: absolute, http or https.</summary>
    public string? Url { get; set; }

    /// <summary>The date as the publisher gave it; null means undated.</summary>
    public PublishedDate? Published { get; set; }

    /// <summary>When the publisher changed it last, as the publisher gave it; or null.</summary>
    public PublishedDate? Updated { get; set; }

    /// <summary>The instant of <see cref="Published"/>, in UTC.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    public string? Language { get; set; }

    public DateTimeOffset AddedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>The place in the headline index, the greatest first.</summary>
    public long IndexKey { get; set; }

    /// <summary>Words in the body, by which reading time is told; null without a body.</summary>
    public int? Words { get; set; }

    /// <summary>The beginning of the text, without markup; null without a body.</summary>
    public string? Summary { get; set; }

    /// <summary>
    /// The body as sanitised HTML. Null when nothing of the story is here: the article is then headline-only. Empty for
    /// an entry of a feed that came without a text: it is here, with its link.
    /// </summary>
    public string? Html { get; set; }

    /// <summary>
    /// True when the body is the publisher's summary, as some feeds give it; the story can still come.
    /// </summary>
    public bool IsSummary { get; set; }

    /// <summary>The <see cref="ArticleHtml.Version"/> that wrote <see cref="Html"/>.</summary>
    public int HtmlVersion { get; set; }

    /// <summary>Where its readers' comments are: absolute, http or https.</summary>
    public string? CommentsUrl { get; set; }

    /// <summary>The same for articles whose texts are the same word for word: see <see cref="TextProfile"/>.</summary>
    public long? Fingerprint { get; set; }

    public List<ArticleTopic> Topics { get; } = [];

    /// <summary>Files that the publisher gave with it.</summary>
    public List<ArticleEnclosure> Enclosures { get; } = [];

    /// <summary>What the publisher listed with this article.</summary>
    public List<RelatedLink> Related { get; } = [];

    /// <summary>The entries of other articles' lists that lead here.</summary>
    public List<RelatedLink> ListedBy { get; } = [];

    public List<ArticleAddress> Addresses { get; } = [];

    /// <summary>The feeds that brought it.</summary>
    public List<ArticleFeed> Feeds { get; } = [];

    /// <summary>True when there is a text to read.</summary>
    public bool HasText => !string.IsNullOrEmpty(Html);
}
