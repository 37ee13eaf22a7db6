using System.Text.RegularExpressions;
using NewsReader.Fetching;
using NewsReader.Formats;
using NewsReader.Formats.Feeds;
using NewsReader.Formats.Feeds.Xml;

namespace NewsReader.Incoming.Feeds.Discovery;

/// <summary>
/// What a page says about feeds: those that it names, those that it seems to link to, and where it forwards its
/// readers.
/// </summary>
/// <param name="Named">From <c>link rel="alternate"</c> or a Link header, the most likely ones first.</param>
/// <param name="Linked">From links whose words or address say RSS, Atom or feed, in the same order.</param>
/// <param name="MovedTo">Where the page forwards its readers (<c>meta http-equiv="refresh"</c>); null if it does
/// not.</param>
internal sealed partial record FeedLinks(IReadOnlyList<Uri> Named, IReadOnlyList<Uri> Linked, Uri? MovedTo)
{
    private const int MostWords = 300;

    /// <summary>
    /// Reads a whole page, because links can be anywhere in it. Scripts, comments, titles and the like are not markup.
    /// </summary>
    public static FeedLinks Of(FetchResponse page) =>
        Of(page, FeedBytes.Decode(page.Bytes.ToArray(), page.ContentType, new ProblemList()));

    /// <inheritdoc cref="Of(FetchResponse)"/>
    public static FeedLinks Of(FetchResponse page, string text)
    {
        List<Link> links = [];
        Link? open = null;
        string? baseHref = null,
            refresh = page.Refresh;
        var isTitle = false;
        var tags = new MarkupScanner(text, isHtml: true) { ReadsNoscript = true };
        while (tags.Read())
        {
            var name = tags.Kind == MarkupKind.Text ? "" : tags.Name.ToLowerInvariant();
            if (name == "title")
                isTitle = tags.Kind == MarkupKind.Start && !tags.IsEmpty;
            else if (isTitle)
                continue;
            else if (tags.Kind == MarkupKind.Text)
                open?.AddWords(tags.Value);
            else if (tags.Kind == MarkupKind.End)
                open = name == "a" ? null : open;
            else if (name == "base")
                baseHref ??= tags.Attribute("href");
            else if (name == "meta" && tags.Attribute("http-equiv")?.Trim().ToLowerInvariant() == "refresh")
                refresh ??= tags.Attribute("content");
            else if (name == "img")
                open?.AddWords(tags.Attribute("alt"));
            else if (name is "link" or "a" or "area" && tags.Attribute("href") is { } href)
            {
                var link = new Link(href, tags.Attribute("rel"), tags.Attribute("type"), IsAnchor: name != "link")
                {
                    IsTranslation = tags.Attribute("hreflang") is not null || tags.Attribute("media") is not null,
                };
                link.AddWords(tags.Attribute("title"));
                link.AddWords(tags.Attribute("aria-label"));
                // The style sheet draws an RSS icon.
                if (tags.Attribute("class")?.Contains("rss", StringComparison.OrdinalIgnoreCase) == true)
                    link.AddWords("rss");
                links.Add(link);
                if (name == "a")
                    open = link;
            }
        }
        return Of(page, links, baseHref, refresh);
    }

    private static FeedLinks Of(FetchResponse page, List<Link> inPage, string? baseHref, string? refresh)
    {
        var relativeTo = Resolved(page.Address, baseHref) ?? page.Address;
        // The addresses in a header are relative to the page itself. With an anchor, it is about another page.
        var inHeaders = page
            .Links.SelectMany(LinkHeader.Read)
            .Where(header => !header.Parameters.ContainsKey("anchor"))
            .Select(header => new Link(header.Target, Of(header, "rel"), Of(header, "type"), IsAnchor: false)
            {
                Words = Of(header, "title") ?? "",
            });
        List<(Uri Address, int Rank, bool IsNamed)> found = [];
        foreach (
            var (link, from) in inHeaders
                .Select(link => (link, page.Address))
                .Concat(inPage.Select(link => (link, relativeTo)))
        )
        {
            if (Address(from, link.Href) is not { } address)
                continue;
            if (link.RankAsNamed(address) is { } named)
                found.Add((address, named, true));
            else if (link.RankAsLinked(address) is { } linked)
                found.Add((address, linked, false));
        }
        IReadOnlyList<Uri> Ordered(bool isNamed) =>
            [
                .. found
                    .Where(link => link.IsNamed == isNamed)
                    .OrderBy(link => link.Rank)
                    .Select(link => link.Address)
                    .Distinct(),
            ];
        var movedTo =
            refresh is not null && RefreshTarget().Match(refresh) is { Success: true } match
                ? Resolved(relativeTo, match.Groups[1].Value)
                : null;
        return new(Ordered(true), Ordered(false), movedTo == page.Address ? null : movedTo);
    }

    private static string? Of(LinkHeader header, string name) => header.Parameters.GetValueOrDefault(name);

    private static Uri? Address(Uri from, string href) =>
        TypedAddress.HasFeedScheme(href.Trim()) ? FeedAddress.Read(href)?.Address : Resolved(from, href);

    // Without its fragment; null if it is not a web address that can be fetched.
    private static Uri? Resolved(Uri from, string? href) =>
        !string.IsNullOrWhiteSpace(href) && WebAddress.Parse(href, from) is { UserInfo.Length: 0 } uri
            ? FeedAddress
                .Read(uri.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.Fragment, UriFormat.UriEscaped))
                ?.Address
            : null;

    [GeneratedRegex("""^[\d.\s]*[;,](?>\s*(?:url\s*=\s*)?["']?)([^"']+)""", RegexOptions.IgnoreCase)]
    private static partial Regex RefreshTarget();

    [GeneratedRegex(@"\b(rss|atom|rdf|xml|feeds?|json ?feed)\b", RegexOptions.IgnoreCase)]
    private static partial Regex FeedWords();

    [GeneratedRegex(@"(?:^|[/.\-_?&=])(?:rss2?|atom|feeds?|rdf|xml)(?=$|[/.\-_?&=\d])", RegexOptions.IgnoreCase)]
    private static partial Regex FeedPath();

    private sealed record Link(string Href, string? Rel, string? Type, bool IsAnchor)
    {
        public bool IsTranslation { get; init; }

        /// <summary>The title and text of the link.</summary>
        public string Words { get; set; } = "";

        public void AddWords(string? words)
        {
            if (words is not null && Words.Length < MostWords)
                Words += " " + words;
        }

        /// <summary>
        /// The rank among the feeds that a page names, 0 first; null if the page does not name it as a feed.
        /// </summary>
        public int? RankAsNamed(Uri address)
        {
            var rels = (Rel ?? "")
                .ToLowerInvariant()
                .Split(['\t', '\n', '\r', '\f', ' '], StringSplitOptions.RemoveEmptyEntries);
            if (rels.Contains("stylesheet") || !rels.Any(rel => rel is "alternate" or "feed" or "service.feed"))
                return null;
            // Comment feeds come last.
            var late = $"{Words} {address.PathAndQuery}".Contains("comment", StringComparison.OrdinalIgnoreCase)
                ? 10
                : 0;
            return late
                + RankOfType(Type?.Split(';')[0].Trim().ToLowerInvariant() ?? "", rels.Contains("feed"), address);
        }

        /// <summary>The same among the feeds that a page only links to.</summary>
        public int? RankAsLinked(Uri address)
        {
            if (!IsAnchor)
                return null;
            var isByAddress =
                FeedPath().IsMatch(address.PathAndQuery)
                && !address.AbsolutePath.Contains("sitemap", StringComparison.OrdinalIgnoreCase);
            var isByWords = FeedWords().IsMatch(Words);
            return TypedAddress.HasFeedScheme(Href.Trim())
                ? 0
                : (isByAddress, isByWords) switch
                {
                    (true, true) => 1,
                    (_, true) => 2,
                    (true, _) => 3,
                    _ => null,
                };
        }

        private int? RankOfType(string type, bool isFeed, Uri address)
        {
            if (
                type.Contains("oembed", StringComparison.Ordinal)
                || type is "application/activity+json" or "application/ld+json"
            )
                return null;
            if (type.Contains("rss", StringComparison.Ordinal) || type.Contains("atom", StringComparison.Ordinal))
                return 0;
            if (
                type.Contains("rdf", StringComparison.Ordinal)
                || type.Contains("feed", StringComparison.Ordinal)
                || isFeed
            )
                return 0;
            var saysFeed = FeedWords().IsMatch(Words) || FeedPath().IsMatch(address.PathAndQuery);
            if (type.EndsWith("/xml", StringComparison.Ordinal))
                return 1;
            if (type.Contains("json", StringComparison.Ordinal))
                return saysFeed ? 1 : 2;
            if (type.Length == 0)
                return saysFeed ? 1
                    : IsTranslation ? null
                    : 3;
            return saysFeed ? 2 : null;
        }
    }
}
