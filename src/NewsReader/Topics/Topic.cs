using NewsReader.Articles;

namespace NewsReader.Topics;

/// <summary>A topic that publishers give: a name, and the page of its articles.</summary>
public sealed record Topic(string Name)
{
    public string Href => $"/topics/{Uri.EscapeDataString(Slug(Name))}";

    /// <summary>The name as it stands in addresses.</summary>
    public static string Slug(string name) => Slugs.From(name, "topic");
}
