using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsReader.Formats.WebPages.Facts;

/// <summary>Finds the original address of a saved page, as the saving program wrote it into the page.</summary>
internal static partial class SavedAddress
{
    private const int HeadLength = 8000;

    /// <summary>An absolute http or https address, or null if the page does not say.</summary>
    public static Uri? Of(string html, IDocument document)
    {
        var comments = Comment().Matches(html[..Math.Min(html.Length, HeadLength)]).Take(20);
        return comments
                .Select(comment => InComment(comment.Groups["words"].Value))
                .FirstOrDefault(address => address is not null)
            ?? PageMetadata.Absolute(document.DocumentElement?.GetAttribute("data-scrapbook-source"), null)
            ?? PageMetadata.Absolute(
                document.QuerySelector("meta[name='savepage-url'], meta[name='source-url']")?.GetAttribute("content"),
                null
            );
    }

    private static Uri? InComment(string words)
    {
        if (Named().Match(words) is not { Success: true } named)
            return null;
        var address = named.Groups["address"].Value;
        return PageMetadata.Absolute(
            address.Contains("://", StringComparison.Ordinal) ? address : "https://" + address,
            null
        );
    }

    [GeneratedRegex("<!--(?<words>.{1,4000}?)-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    // Browsers: "saved from url=(0042)https://…". monolith: "Saved from https://… at … using monolith". SingleFile:
    // "Page saved with SingleFile", then "url: https://…". HTTrack: "Mirrored from example.org/a.html by HTTrack …".
    [GeneratedRegex(
        @"\bsaved\ from\ url=\(\d+\)(?<address>https?://\S+)|\bsaved\ from\ (?<address>https?://\S+)"
            + @"|\b(saved\ with|archived\ by|singlefile)\b[^:]*?\burl:\s*(?<address>https?://\S+)"
            + @"|\bmirrored\ from\ (?<address>[^\s/]+\.[^\s/]+/\S*)\ by\ HTTrack",
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Named();
}
