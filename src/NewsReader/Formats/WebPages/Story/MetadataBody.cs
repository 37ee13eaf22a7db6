using AngleSharp.Dom;

namespace NewsReader.Formats.WebPages.Story;

/// <summary>
/// The body from a page's metadata (<c>articleBody</c>). It checks the extracted story and replaces it if the two
/// differ.
/// </summary>
internal static class MetadataBody
{
    private const int LeastWords = 60;
    private const int MaxLength = 1_000_000;

    /// <summary>True if most words of the metadata body are missing in the extracted story.</summary>
    public static bool IsBetter(string? given, IElement? story)
    {
        if (given is null || given.Length > MaxLength)
            return false;
        var words = Words(given);
        if (words.Length < LeastWords)
            return story is null && words.Length > 15;
        var found = story is null ? [] : Words(StoryText.Of(story)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return words.Count(found.Contains) < words.Length * 0.6;
    }

    public static IElement ToElement(string given, IDocument owner, Uri? baseAddress, string file)
    {
        var story = owner.CreateElement("div");
        if (
            given.Contains("<p", StringComparison.OrdinalIgnoreCase)
            || given.Contains("<br", StringComparison.OrdinalIgnoreCase)
        )
        {
            var parsed = PageTree.Parse(given, file).Body!;
            PageBlocks.Prepare(parsed, baseAddress);
            foreach (var node in parsed.ChildNodes.ToList())
                story.AppendChild(node);
            return story;
        }
        foreach (var line in given.ReplaceLineEndings("\n").Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            var paragraph = owner.CreateElement("p");
            paragraph.TextContent = line.Trim();
            story.AppendChild(paragraph);
        }
        return story;
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
