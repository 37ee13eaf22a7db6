using Microsoft.AspNetCore.Html;
using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Relations;
using NewsReader.Formats;
using NewsReader.Formats.Images;
using NewsReader.Intake.Similar;
using NewsReader.Language;
using NewsReader.Site.Layout;
using NewsReader.Site.Rows;
using NewsReader.Site.Stories;
using NewsReader.Site.Trail;

namespace NewsReader.Site.Articles;

/// <summary>One article with all that its page shows, whether its body is here or not.</summary>
public sealed record ArticlePage : Page
{
    public required string Slug { get; init; }

    public required string Headline { get; init; }

    public bool HeadlineIsDerived { get; init; }

    public string? Byline { get; init; }

    public required string SourceName { get; init; }

    public required string SourceSlug { get; init; }

    public bool SourceIsOwn { get; init; }

    public string? Url { get; init; }

    public PublishedDate? Published { get; init; }

    public PublishedDate? Updated { get; init; }

    /// <summary>True when the body is the publisher's summary, not the story.</summary>
    public bool IsSummary { get; init; }

    public string? CommentsUrl { get; init; }

    /// <summary>Files that the publisher gave with it.</summary>
    public IReadOnlyList<EnclosureLink> Enclosures { get; init; } = [];

    /// <summary>
    /// The picture that the publisher gave with it, where the text has none; null when there is none.
    /// </summary>
    public EnclosureLink? LeadPicture =>
        Html?.Contains("<img", StringComparison.Ordinal) == true
            ? null
            : Enclosures.FirstOrDefault(file => file.IsPicture);

    /// <summary>Where this site gives that picture out; set by the controller.</summary>
    public string? LeadPictureSrc { get; init; }

    /// <summary>Its size, where it is known; set by the controller.</summary>
    public ImageSize? LeadPictureSize { get; init; }

    /// <summary>The first picture of the text, or the one that came with it; set by the controller.</summary>
    public PagePicture? FirstPicture { get; init; }

    public override PagePicture? Picture => FirstPicture;

    /// <summary>The files that are not shown as the picture.</summary>
    public IEnumerable<EnclosureLink> Files =>
        LeadPictureSrc is null ? Enclosures : Enclosures.Where(file => file != LeadPicture);

    public string? GivenLanguage { get; init; }

    public int? Words { get; init; }

    public string? Summary { get; init; }

    /// <summary>The sanitised body, its pictures at this site; null when it has not arrived.</summary>
    public string? Html { get; init; }

    public IndexCursor Place { get; init; }

    public IReadOnlyList<Topic> Topics { get; init; } = [];

    /// <summary>What the publisher listed, in the publisher's order.</summary>
    public IReadOnlyList<RelatedEntry> Related { get; init; } = [];

    /// <summary>The articles that list this one, newest first; at most <see cref="MostListers"/>.</summary>
    public IReadOnlyList<HeadlineRow> ListedBy { get; init; } = [];

    /// <summary>What we found to be like it, the best first: never mixed with what the publisher listed.</summary>
    public IReadOnlyList<SimilarStory> Similar { get; init; } = [];

    /// <summary>Other articles with the same text, word for word.</summary>
    public IReadOnlyList<SimilarStory> AlsoIn { get; init; } = [];

    /// <summary>For an article without a body: where it stands in the lists that name it.</summary>
    public IReadOnlyList<ListExcerpt> Places { get; init; } = [];

    /// <summary>How many articles list this one.</summary>
    public int ListedByCount { get; init; }

    /// <summary>The article above this one in the headline index.</summary>
    public ArticleLink? Previous { get; init; }

    /// <summary>The article below this one in the headline index.</summary>
    public ArticleLink? Next { get; init; }

    /// <summary>What the owner finds besides; null for readers.</summary>
    public OwnerLine? Owner { get; init; }

    /// <summary>How the reader came here.</summary>
    public ReaderTrail Trail { get; init; } = ReaderTrail.None;

    /// <summary>What every link to an article carries on from here.</summary>
    public string Onward => Trail.Steps.Then(Place.Id).Query;

    /// <summary>More listers than this are counted, not shown.</summary>
    public const int MostListers = 50;

    public override string Title => Headline;

    public override string? Path => $"/articles/{Uri.EscapeDataString(Slug)}";

    public override string? Description => Summary ?? (Html is null ? HeadlineOnlyText : SummaryText);

    public override bool IsIndexed => Html is not null;

    public override bool IsArticle => true;

    public override string? ArticlePublished => Published?.ToString();

    /// <summary>That of the text; empty where it is not known.</summary>
    public string Language => TextScript.LanguageOf(Summary ?? Headline, GivenLanguage);

    /// <summary>
    /// That of the headline where it is another: an English headline over a Hebrew text; or else null.
    /// </summary>
    public string? HeadlineLanguage =>
        TextScript.LanguageOf(Headline, GivenLanguage) is var language && language != Language ? language : null;

    public string Direction => TextScript.MainDirectionOf(Summary ?? Headline);

    /// <summary>Where the story around it can be followed; null when nothing leads on.</summary>
    public string? StoryHref =>
        Related.Count + ListedBy.Count + Similar.Count == 0 ? null : $"/articles/{Slug}/story{Trail.Steps.Query}";

    /// <summary>Of a headline that waits: the feed that its story comes to. Of a story: what is around it.</summary>
    public override FeedLink? Feed =>
        Html is null
            ? new(Path!) { Invitation = "Tell me when it arrives" }
            : new($"{Path}/story") { Title = StoryPage.TitleOf(Headline), Invitation = "Follow this story" };

    public string? ReadingTimeText => Words is { } words && !IsSummary ? ReadingTime.Told(words) : null;

    /// <summary>
    /// True when the publisher says that the story was changed on a later day than that of its publication.
    /// </summary>
    public bool WasUpdatedLater =>
        Updated is { } updated
        && Published is { } published
        && updated.Instant.UtcDateTime.Date > published.Instant.UtcDateTime.Date;

    /// <summary>In one line: why the text is short, or why there is none.</summary>
    public string? SummaryText =>
        !IsSummary ? null
        : Html!.Length == 0
            ? UrlHost is { } host ? $"{SourceName} gives no text with it. The story is at {host}."
                : $"{SourceName} gives no text with it."
        : UrlHost is { } at ? $"A summary, as {SourceName} gives it. The whole story is at {at}."
        : $"A summary, as {SourceName} gives it.";

    /// <summary>The publisher's host, for the link to the story there.</summary>
    public string? UrlHost => Url is null ? null : new Uri(Url).Host;

    /// <summary>In one line: why there is a page without a story.</summary>
    public string HeadlineOnlyText => WaitingText(ListedByCount, ListedBy.Count > 0 ? ListedBy[0].Headline : null);

    /// <summary>Why there is a headline without a story.</summary>
    /// <param name="count">How many articles list it.</param>
    /// <param name="lister">The headline of the one that does, where there is one.</param>
    public static string WaitingText(int count, string? lister) =>
        count switch
        {
            0 => "Headline only. The story itself has not arrived.",
            1 => $"Headline only. Listed by “{lister}”. The story itself has not arrived.",
            _ =>
                $"Headline only. Listed by {Plural.Of(count, "article", "articles")}. The story itself has not arrived.",
        };

    public string? MoreListersText =>
        ListedByCount <= ListedBy.Count
            ? null
            : $"and {Plural.Of(ListedByCount - ListedBy.Count, "more article", "more articles")}";

    public override IHtmlContent? JsonLd => Html is null ? null : ArticleJsonLd.Of(this);

    /// <summary>Makes a path of this site absolute where the site's address is set; set by the controller.</summary>
    public Func<string, string> AbsoluteHref { get; init; } = path => path;
}
