using NewsReader.Formats.Feeds.Atom;
using NewsReader.Formats.Feeds.Xml;

namespace NewsReader.Formats.Feeds;

/// <summary>
/// Parses feeds: RSS 0.90 to 2.0, Atom 0.3 and 1.0, JSON Feed. The format is recognized by the bytes; file names and
/// media types are ignored.
/// </summary>
public static class FeedParser
{
    /// <summary>The default size limit for a feed, in bytes.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private static readonly HashSet<string> Roots = ["rss", "rdf", "feed", "channel", "entry", "opml"];

    private static readonly HashSet<string> Pages = ["html", "head", "body", "meta", "title"];

    /// <param name="bytes">The response body, decompressed.</param>
    /// <param name="contentType">The HTTP header <c>Content-Type</c>, or null. Only its charset is used.</param>
    /// <param name="baseAddress">The address of the feed, or null. Relative addresses are resolved against it unless
    /// the feed sets another base.</param>
    /// <param name="maxBytes">The size limit, in bytes.</param>
    /// <exception cref="FeedException">The input is not a feed, or nothing in it is readable.</exception>
    public static ParsedFeed Parse(byte[] bytes, string? contentType, Uri? baseAddress, int maxBytes = MaxBytes)
    {
        if (bytes.Length > maxBytes)
            throw new FeedException(
                $"expected a feed of at most {maxBytes / 1024 / 1024} MB, found {bytes.Length / 1024.0 / 1024:F1} MB"
            );
        var problems = new ProblemList();
        var text = FeedBytes.Decode(bytes, contentType, problems);
        if (Opening(text) is '{' or '[')
            return JsonFeedReader.Read(text, baseAddress, problems);

        var root = XmlRepair.FindRoot(text, Roots);
        if (
            root.Start < 0
            || Pages.Contains(root.First)
            || root.Name == "opml"
            || root.Name == "entry" && root.First != "entry"
        )
            throw new FeedException($"expected a feed (RSS, Atom or JSON Feed), found {Found(text, root)}");
        var element = FeedXml.Read(text, root.Start, baseAddress, problems);
        return root.Name is "feed" or "entry" ? AtomReader.Read(element, problems) : RssReader.Read(element, problems);
    }

    /// <summary>Describes an input that is not a feed.</summary>
    internal static string Found(string text, RootPosition root)
    {
        if (text.AsSpan().Trim().IsEmpty)
            return "nothing";
        if (text[..Math.Min(text.Length, 1000)].Contains('\0', StringComparison.Ordinal))
            return "binary data";
        if (
            Pages.Contains(root.First)
            || text.AsSpan().TrimStart().StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
        )
            return "an HTML page";
        if (root.Name == "opml")
            return "a list of subscriptions (OPML)";
        return root.First.Length > 0 ? $"an element “{root.First}”" : $"the text {ProblemList.Quote(text)}";
    }

    /// <summary>The first non-blank character.</summary>
    internal static char Opening(string text)
    {
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n\0");
        return start.IsEmpty ? '\0' : start[0];
    }
}
