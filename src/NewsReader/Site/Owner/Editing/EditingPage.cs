using NewsReader.Collection.Articles;
using NewsReader.Intake.Similar;
using NewsReader.Site.Articles;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Owner.Editing;

/// <summary>
/// The owner's page of an article: where its story is given and taken back, and where pages are joined and parted.
/// </summary>
public sealed record EditingPage : Page
{
    public required long Id { get; init; }

    public required ArticleLink Article { get; init; }

    /// <summary>True when its story, or the rest of it, has not arrived.</summary>
    public bool IsWaiting { get; init; }

    public bool IsSummary { get; init; }

    public string? Url { get; init; }

    /// <summary>How its story came, when the feed did not bring it; or null.</summary>
    public GivenLine? Given { get; init; }

    /// <summary>Why asking for its publisher's page failed last, or null.</summary>
    public string? FetchProblem { get; init; }

    /// <summary>The pages that were joined to this one.</summary>
    public IReadOnlyList<JoinedLine> Joined { get; init; } = [];

    /// <summary>Pages that may be the same story.</summary>
    public IReadOnlyList<SimilarStory> Suggestions { get; init; } = [];

    /// <summary>The page that the owner has named as the same story.</summary>
    public OtherArticle? Other { get; init; }

    /// <summary>What was sent, by field.</summary>
    public IReadOnlyDictionary<string, string?> Sent { get; init; } = new Dictionary<string, string?>();

    /// <summary>What is wrong with what was sent, by field.</summary>
    public IReadOnlyDictionary<string, string> Faults { get; init; } = new Dictionary<string, string>();

    /// <summary>What was just done, by its name in the address.</summary>
    public string? Done { get; init; }

    public override string Title => IsWaiting ? "Give the story" : "Change this page";

    public override bool IsIndexed => false;

    public string Href => OwnerLine.HrefOf(Id);

    public string ArticlePath => $"/articles/{Uri.EscapeDataString(Article.Slug)}";

    public string StateText =>
        !IsWaiting ? "Its story is here."
        : IsSummary ? "Only a summary of it is here."
        : "Its story has not arrived.";

    public string? DoneText =>
        Done switch
        {
            "taken-back" => "It is what it was before. Its page is not asked for again by itself.",
            "joined" => "The two pages are one now.",
            "parted" => "They are two pages again.",
            _ => null,
        };

    public FormField TextField =>
        Field("text", "Its text") with
        {
            Hint = "A gap of two blank lines parts the related headlines from it, as in documents.",
        };

    public bool IsMarkdown => Sent.GetValueOrDefault("kind") == "markdown";

    public FormField DocumentField =>
        Field("document", "A document", "file") with
        {
            Hint = "A text (.txt), Markdown (.md) or a saved page (.html).",
        };

    public FormField AddressField =>
        Field("address", "Its address", "url") with
        {
            Hint = "The page is fetched, and the story in it taken.",
            MaxLength = 2000,
        };

    public FormField OtherField =>
        Field("other", "The other page") with
        {
            Hint = "Its address here, or that at its publisher.",
            MaxLength = 2000,
        };

    public string? FetchFault =>
        Faults.GetValueOrDefault("whole")
        ?? (FetchProblem is null ? null : $"It was asked for before: {FetchProblem}.");

    /// <summary>The page again, with what is wrong with what was sent.</summary>
    internal EditingPage With(string field, string fault, params (string Name, string? Value)[] sent) =>
        this with
        {
            Faults = new Dictionary<string, string> { [field] = fault },
            Sent = sent.ToDictionary(part => part.Name, part => part.Value),
        };

    private FormField Field(string name, string label, string type = "text") =>
        new(name, label, type)
        {
            Value = Sent.GetValueOrDefault(name),
            Fault = Faults.GetValueOrDefault(name),
            IsRequired = true,
        };
}

/// <summary>A page that was joined to another.</summary>
public sealed record JoinedLine(long Id, string Headline);

/// <summary>An article that may be the same story as another.</summary>
public sealed record OtherArticle(long Id, ArticleLink Link);
