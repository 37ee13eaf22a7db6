using NewsReader.Collection;
using NewsReader.Collection.Articles;
using NewsReader.Formats;
using NewsReader.Language;
using NewsReader.Site.Articles.Facts;
using NewsReader.Site.Articles.Lists;
using NewsReader.Site.Articles.Text;
using NewsReader.Site.Layout;
using NewsReader.Site.Stories;
using NewsReader.Site.Trail;

namespace NewsReader.Site.Articles;

/// <summary>One article with everything that its page shows, whether its body is here or not.</summary>
/// <param name="Article">What is stored of it.</param>
/// <param name="Lists">The articles that it leads to.</param>
/// <param name="Text">Its text as the page shows it.</param>
public sealed record ArticlePage(ArticleFacts Article, ArticleLists Lists, ShownText Text) : Page
{
    public IReadOnlyList<Topic> Topics { get; init; } = [];

    /// <summary>Files that the publisher gave with it.</summary>
    public IReadOnlyList<EnclosureLink> Enclosures { get; init; } = [];

    /// <summary>What the owner finds here besides; null for readers.</summary>
    public OwnerLine? Owner { get; init; }

    /// <summary>How the reader came here.</summary>
    public ReaderTrail Trail { get; init; } = ReaderTrail.None;

    public override string Title => Article.Headline;

    public override string? Path => ArticleLink.PathOf(Article.Slug);

    public override string? Description => Article.Summary ?? (IsWaiting ? HeadlineOnlyText : SummaryText);

    public override bool IsIndexed => !IsWaiting;

    public override bool IsArticle => true;

    public override string? ArticlePublished => Article.Published?.ToString();

    /// <summary>For a waiting headline: the feed in which its story will appear. For a story: the feed of what is
    /// around it.</summary>
    public override FeedLink? Feed =>
        IsWaiting
            ? new(Path!) { Invitation = "Tell me when it arrives" }
            : new($"{Path}/story") { Title = StoryPage.TitleOf(Article.Headline), Invitation = "Follow this story" };

    /// <summary>True for a headline without a body.</summary>
    public bool IsWaiting => Article.Html is null;

    /// <summary>The files that are not shown as the picture.</summary>
    public IEnumerable<EnclosureLink> Files =>
        Text.Lead is { } lead ? Enclosures.Where(file => file != lead.File) : Enclosures;

    /// <summary>What every link to an article carries on from here.</summary>
    public string Onward => Trail.Steps.Then(Article.Cursor.Id).Query;

    /// <summary>The language and the direction of the text.</summary>
    public TextFormat Format => TextFormat.OfText(Article.Summary ?? Article.Headline, Article.GivenLanguage);

    /// <summary>The headline's language if it differs from the text's, as for an English headline over a Hebrew text;
    /// null otherwise.</summary>
    public string? HeadlineLanguage =>
        TextFormat.OfLine(Article.Headline, Article.GivenLanguage).Language is var language
        && language != Format.Language
            ? language
            : null;

    /// <summary>The page of the story around it; null if nothing leads on.</summary>
    public string? StoryHref =>
        Lists.Related.Count + Lists.ListedBy.Count + Lists.Similar.Count == 0
            ? null
            : $"{ArticleLink.HrefOf(Article.Slug)}/story{Trail.Steps.Query}";

    public string? ReadingTimeText =>
        Article is { Words: { } words, IsSummary: false } ? ReadingTime.Text(words) : null;

    /// <summary>
    /// True if the publisher says that the story changed on a later day than that of its publication.
    /// </summary>
    public bool WasUpdatedLater =>
        Article is { Updated: { } updated, Published: { } published }
        && updated.Instant.UtcDateTime.Date > published.Instant.UtcDateTime.Date;

    /// <summary>In one line: why the text is short, or why there is none.</summary>
    public string? SummaryText =>
        !Article.IsSummary ? null
        : Text.Html!.Length == 0
            ? UrlHost is { } host ? $"{Article.SourceName} gives no text with it. The story is at {host}."
                : $"{Article.SourceName} gives no text with it."
        : UrlHost is { } at ? $"A summary, as {Article.SourceName} gives it. The whole story is at {at}."
        : $"A summary, as {Article.SourceName} gives it.";

    /// <summary>The publisher's host, for the link to the story there.</summary>
    public string? UrlHost => Article.Url is { } url ? new Uri(url).Host : null;

    /// <summary>In one line: why the page has no story.</summary>
    public string HeadlineOnlyText =>
        WaitingText(Article.ListedByCount, Lists.ListedBy.Count > 0 ? Lists.ListedBy[0].Headline : null);

    /// <summary>Why a headline has no story.</summary>
    /// <param name="count">How many articles list it.</param>
    /// <param name="lister">The headline of the article that lists it, if there is one.</param>
    public static string WaitingText(int count, string? lister) =>
        count switch
        {
            0 => "Headline only. The story itself has not arrived.",
            1 => $"Headline only. Listed by “{lister}”. The story itself has not arrived.",
            _ =>
                $"Headline only. Listed by {Plural.Of(count, "article", "articles")}. The story itself has not arrived.",
        };

    public string? MoreListersText =>
        Article.ListedByCount <= Lists.ListedBy.Count
            ? null
            : $"and {Plural.Of(Article.ListedByCount - Lists.ListedBy.Count, "more article", "more articles")}";
}
