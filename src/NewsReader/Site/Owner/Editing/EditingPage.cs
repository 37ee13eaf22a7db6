using NewsReader.Collection.Articles;
using NewsReader.Intake.Similar;
using NewsReader.Site.Articles;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Owner.Editing;

/// <summary>
/// The owner's page of an article, to add its text or take it back, to join pages or separate them, and to delete it.
/// </summary>
public sealed record EditingPage : Page
{
    public required long Id { get; init; }

    public required ArticleLink Article { get; init; }

    /// <summary>True if its text, or the rest of it, is not here yet.</summary>
    public bool IsWaiting { get; init; }

    public bool IsSummary { get; init; }

    public string? Url { get; init; }

    /// <summary>How its text came, if its feed did not bring it; or null.</summary>
    public GivenLine? Given { get; init; }

    /// <summary>Why the last attempt to fetch its publisher's page failed, or null.</summary>
    public string? FetchProblem { get; init; }

    /// <summary>The pages that were joined to this one.</summary>
    public IReadOnlyList<JoinedLine> Joined { get; init; } = [];

    /// <summary>False for a headline that other articles list: deleting it would change nothing.</summary>
    public bool CanBeDeleted { get; init; }

    /// <summary>Pages that may be the same story.</summary>
    public IReadOnlyList<SimilarStory> Suggestions { get; init; } = [];

    /// <summary>The page that the owner named as the same story.</summary>
    public OtherArticle? Other { get; init; }

    public GiveTextForm Text { get; init; } = new();

    public GiveDocumentForm Document { get; } = new();

    public GivePageForm Web { get; init; } = new();

    public FindOtherForm Find { get; init; } = new();

    /// <summary>Asks which page stays: this one or <see cref="Other"/>.</summary>
    public JoinForm Join => new() { With = Other?.Id ?? 0 };

    /// <summary>What was just done, by its name in the address.</summary>
    public string? Done { get; init; }

    public override string Title => IsWaiting ? "Give the story" : "Change this page";

    public override bool IsIndexed => false;

    public string Href => OwnerLine.HrefOf(Id);

    public string ArticlePath => Article.Path;

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
            "restored" => "The article is back.",
            _ => null,
        };

    /// <summary>The text beside the button that fetches the publisher's page; or null.</summary>
    public string? FetchFault
    {
        get => field ?? (FetchProblem is null ? null : $"It was asked for before: {FetchProblem}.");
        init;
    }
}

/// <summary>A page that was joined to another.</summary>
public sealed record JoinedLine(long Id, string Headline);

/// <summary>An article that may be the same story as another.</summary>
public sealed record OtherArticle(long Id, ArticleLink Link);
