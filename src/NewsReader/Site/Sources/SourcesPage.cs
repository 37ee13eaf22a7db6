using NewsReader.Language;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Sources;

/// <summary>The sources that have articles, by name, with how many they have.</summary>
public sealed record SourcesPage(IReadOnlyList<SourceRow> Rows) : Page
{
    public override string Title => "Sources";

    public override string? Path => "/sources";

    public override string? Description =>
        "Where the news comes from: every source, with its stories, summaries and headlines.";
}

/// <summary>A source as a row of a list.</summary>
/// <param name="Slug">Its slug.</param>
/// <param name="Name">Its name.</param>
/// <param name="Stories">How many articles have their whole text.</param>
/// <param name="Summaries">How many have a summary, or only a link.</param>
/// <param name="HeadlinesOnly">How many headlines wait for their story. It published or first listed them.</param>
public sealed record SourceRow(string Slug, string Name, int Stories, int Summaries, int HeadlinesOnly)
{
    public string Href => $"/?source={Uri.EscapeDataString(Slug)}";

    public string CountText =>
        string.Join(
            " · ",
            (
                (string?[])
                    [
                        Stories > 0 ? Plural.Of(Stories, "full story", "full stories") : null,
                        Summaries > 0 ? Plural.Of(Summaries, "summary", "summaries") : null,
                        HeadlinesOnly > 0 ? Plural.Of(HeadlinesOnly, "headline only", "headlines only") : null,
                    ]
            ).OfType<string>()
        );
}
