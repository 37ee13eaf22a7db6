using NewsReader.Language;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Sources;

/// <summary>The sources that the collection has something of, by name, with how much.</summary>
public sealed record SourcesPage(IReadOnlyList<SourceRow> Rows) : Page
{
    public override string Title => "Sources";

    public override string? Path => "/sources";

    public override string? Description =>
        "Where the news comes from: every source, with its stories, summaries and headlines.";
}

/// <summary>A source as a row of a list.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Stories">Articles with their whole text.</param>
/// <param name="Summaries">Articles with a summary, or with a link alone.</param>
/// <param name="HeadlinesOnly">Headlines that wait for their story, which it published or listed first.</param>
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
