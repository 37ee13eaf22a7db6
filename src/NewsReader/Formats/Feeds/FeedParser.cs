using NewsReader.Formats.Feeds.Atom;
using NewsReader.Formats.Feeds.Xml;

namespace NewsReader.Formats.Feeds;

/// <summary>
/// Bytes to a feed: RSS 0.90 to 2.0, Atom 0.3 and 1.0, JSON Feed. What it is shows in the bytes; names and media types
/// are not asked.
/// </summary>
public static class FeedParser
{
    /// <summary>The largest feed that is read, in bytes, unless more is asked for.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private static readonly HashSet<string> Roots = ["rss", "rdf", "feed", "channel", "entry", "opml"];

    private static readonly HashSet<string> Pages = ["html", "head", "body", "meta", "title"];

    /// <param name="bytes">As they came, decompressed.</param>
    /// <param name="contentType">The HTTP header <c>Content-Type</c> as given, or null: only its charset
    /// counts.</param>
    /// <param name="baseAddress">Where the feed was found, or null: what relative addresses are relative to, unless the
    /// feed says otherwise.</param>
    /// <param name="maxBytes">The largest feed that is read.</param>
    /// <exception cref="FeedException">It is no feed, or none of it can be read.</exception>
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

    /// <summary>What an input that is no feed looks like, in words.</summary>
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

    /// <summary>The first letter that is not blank.</summary>
    internal static char Opening(string text)
    {
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n\0");
        return start.IsEmpty ? '\0' : start[0];
    }
}
