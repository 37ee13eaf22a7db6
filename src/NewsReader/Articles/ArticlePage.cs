using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using NewsReader.Giving;
using NewsReader.Layout;
using NewsReader.Story;
using NewsReader.Syndication;
using NewsReader.Topics;
using NewsReader.Trail;

namespace NewsReader.Articles;

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

    /// <summary>The picture that the publisher gave with it, where the text has none; null when there is none.</summary>
    public EnclosureLink? LeadPicture => Html?.Contains("<img", StringComparison.Ordinal) == true ? null : Enclosures.FirstOrDefault(file => file.IsPicture);

    /// <summary>Where this site gives that picture out; set by the controller.</summary>
    public string? LeadPictureSrc { get; init; }

    /// <summary>The files that are not shown as the picture.</summary>
    public IEnumerable<EnclosureLink> Files => LeadPictureSrc is null ? Enclosures : Enclosures.Where(file => file != LeadPicture);

    public string? GivenLanguage { get; init; }

    public int? Words { get; init; }

    public string? Summary { get; init; }

    /// <summary>The sanitised body, its pictures at this site; null when it has not arrived.</summary>
    public string? Html { get; init; }

    public IndexPlace Place { get; init; }

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
    public IReadOnlyList<ListPlace> Places { get; init; } = [];

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

    public override string? Description => Summary ?? HeadlineOnlyText;

    public override bool IsIndexed => Html is not null;

    public override bool IsArticle => true;

    public override string? ArticlePublished => Published?.ToString();

    public string? Language => TextScript.LanguageOf(Headline, GivenLanguage);

    public string Direction => TextScript.DirectionOf(Headline);

    /// <summary>Where the story around it can be followed; null when nothing leads on.</summary>
    public string? StoryHref => Related.Count + ListedBy.Count + Similar.Count == 0 ? null : $"/articles/{Slug}/story{Trail.Steps.Query}";

    /// <summary>Of a headline that waits: the feed that its story comes to. Of a story: what is around it.</summary>
    public override FeedLink? Feed => Html is null ? new(Path!) { Invitation = "Tell me when it arrives" }
        : new($"{Path}/story") { Title = StoryPage.TitleOf(Headline), Invitation = "Follow this story" };

    public string? ReadingTimeText => Words is { } words && !IsSummary ? ReadingTime.Told(words) : null;

    /// <summary>True when the publisher says that the story was changed on a later day than that of its publication.</summary>
    public bool WasUpdatedLater => Updated is { } updated && Published is { } published && updated.Instant.UtcDateTime.Date > published.Instant.UtcDateTime.Date;

    /// <summary>In one line: why the text is short.</summary>
    public string? SummaryText => !IsSummary ? null : UrlHost is { } host ? $"A summary, as {SourceName} gives it. The whole story is at {host}." : $"A summary, as {SourceName} gives it.";

    /// <summary>The publisher's host, for the link to the story there.</summary>
    public string? UrlHost => Url is null ? null : new Uri(Url).Host;

    /// <summary>In one line: why there is a page without a story.</summary>
    public string HeadlineOnlyText => WaitingText(ListedByCount, ListedBy.Count > 0 ? ListedBy[0].Headline : null);

    /// <summary>Why there is a headline without a story.</summary>
    /// <param name="count">How many articles list it.</param>
    /// <param name="lister">The headline of the one that does, where there is one.</param>
    public static string WaitingText(int count, string? lister) => count switch
    {
        0 => "Headline only. The story itself has not arrived.",
        1 => $"Headline only. Listed by “{lister}”. The story itself has not arrived.",
        _ => $"Headline only. Listed by {Counted.Of(count, "article", "articles")}. The story itself has not arrived.",
    };

    public string? MoreListersText => ListedByCount <= ListedBy.Count ? null : $"and {Counted.Of(ListedByCount - ListedBy.Count, "more article", "more articles")}";

    /// <summary>schema.org NewsArticle with what is known and nothing else; <c>relatedLink</c> belongs to the page that it is the main part of.</summary>
    public override IHtmlContent? JsonLd
    {
        get
        {
            if (Html is null) return null;
            var page = new JsonObject { ["@type"] = "WebPage" };
            if (Related.Count > 0) page["relatedLink"] = new JsonArray([.. Related.Select(entry => JsonValue.Create(AbsoluteHref(entry.Path)))]);
            var article = new JsonObject
            {
                ["@context"] = "https://schema.org",
                ["@type"] = "NewsArticle",
                ["headline"] = Headline,
                ["mainEntityOfPage"] = page,
            };
            if (Published is { } published) article["datePublished"] = published.ToString();
            if (Updated is { } updated) article["dateModified"] = updated.ToString();
            if (Byline is not null) article["author"] = new JsonObject { ["@type"] = "Person", ["name"] = Byline };
            if (GivenLanguage is not null) article["inLanguage"] = GivenLanguage;
            if (Words is { } words && !IsSummary) article["wordCount"] = words;
            if (Url is not null) article["sameAs"] = Url;
            if (Topics.Count > 0) article["keywords"] = new JsonArray([.. Topics.Select(topic => JsonValue.Create(topic.Name))]);
            return new HtmlString(article.ToJsonString(Readable));
        }
    }

    /// <summary>Makes a path of this site absolute where the site's address is set; set by the controller.</summary>
    public Func<string, string> AbsoluteHref { get; init; } = path => path;

    // Letters of any script as they are; what could end a script element is escaped by this encoder too.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };
}

/// <summary>An entry of a list of related headlines, as its publisher put it, with the article that it leads to.</summary>
public sealed record RelatedEntry(int Position, string Text, string? GivenLanguage, string Slug, bool IsHeadlineOnly)
{
    public string Path => $"/articles/{Uri.EscapeDataString(Slug)}";

    public string Href => $"/articles/{Slug}";

    public string? Language => TextScript.LanguageOf(Text, GivenLanguage);

    /// <summary>True when the body of the article that it leads to is a summary.</summary>
    public bool IsSummary { get; init; }

    public string State => BodyState.Told(IsHeadlineOnly, IsSummary);
}

/// <summary>A file that goes with an article.</summary>
public sealed record EnclosureLink(string Url, string? Type, long? Length, string? Title)
{
    private static readonly string[] PictureEndings = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"];

    public bool IsPicture => Type is { } type ? type.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
        : PictureEndings.Any(ending => new Uri(Url).AbsolutePath.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>What it is, in words.</summary>
    public string Name => Title ?? Kind switch { "audio" => "Recording", "video" => "Film", "image" => "Picture", _ => "File" };

    /// <summary>Its kind, size and host.</summary>
    public string Facts => string.Join(" · ", ((string?[])[Title is null ? null : Kind, Length is { } length ? Size(length) : null, new Uri(Url).Host]).OfType<string>());

    private string? Kind => Type?.Split('/')[0] is "audio" or "video" or "image" ? Type.Split('/')[0] : null;

    private static string Size(long bytes) => bytes >= 1_000_000
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1000)} KB");
}

/// <summary>A few entries of one article's list, around the one whose page this is.</summary>
/// <param name="Lister">The article whose list it is.</param>
/// <param name="Position">Where the page's own article stands in it, from 1.</param>
/// <param name="Count">How many entries the list has.</param>
/// <param name="Entries">The neighbours in order, the page's own article among them.</param>
public sealed record ListPlace(ArticleLink Lister, int Position, int Count, IReadOnlyList<RelatedEntry> Entries);

/// <summary>A link to an article, by its headline.</summary>
public sealed record ArticleLink(string Slug, string Headline, string? GivenLanguage)
{
    public string Href => $"/articles/{Slug}";

    public string? Language => TextScript.LanguageOf(Headline, GivenLanguage);
}
