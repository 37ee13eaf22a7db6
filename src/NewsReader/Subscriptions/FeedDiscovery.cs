using AngleSharp.Html.Parser;
using NewsReader.Feeds;
using NewsReader.Fetching;

namespace NewsReader.Subscriptions;

/// <summary>A feed that was found and read.</summary>
/// <param name="Address">Where to ask for it: what was asked for, or where that has moved for good.</param>
/// <param name="Feed">The feed.</param>
/// <param name="Fetched">The answer that it was read from.</param>
public sealed record FoundFeed(Uri Address, ParsedFeed Feed, Fetched Fetched)
{
    /// <summary>Further feeds that the page names.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];
}

/// <summary>Finds the feed that an address means: the feed itself, or the one that a page names (<c>link rel="alternate"</c>).</summary>
public sealed class FeedDiscovery(WebFetcher web)
{
    // The part of a page that is looked through: its head stands at its beginning.
    private const int MostRead = 500_000;
    private const int MostTried = 5;

    private static readonly string[] FeedTypes = ["application/atom+xml", "application/rss+xml", "application/feed+json", "application/rdf+xml", "application/json", "text/xml", "application/xml"];

    // Where sites keep a feed that their pages do not name.
    private static readonly string[] UsualPaths = ["/feed", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/rss", "/feed.json"];

    /// <summary>What a person types as an address: with or without a scheme, or with <c>feed:</c>.</summary>
    /// <returns>Null when it is no address.</returns>
    public static Uri? ReadAddress(string text)
    {
        var plain = text.Trim();
        if (plain.StartsWith("feed:", StringComparison.OrdinalIgnoreCase)) plain = plain[5..].TrimStart('/') is var rest && rest.Contains("://", StringComparison.Ordinal) ? rest : $"http://{rest}";
        if (!plain.Contains("://", StringComparison.Ordinal)) plain = $"https://{plain}";
        return Uri.TryCreate(plain, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0 && !plain.Contains(' ', StringComparison.Ordinal) ? address : null;
    }

    /// <exception cref="FetchException">The address cannot be fetched.</exception>
    /// <exception cref="FeedException">There is no feed, and none is named.</exception>
    public async Task<FoundFeed> Find(Uri address, CancellationToken ct)
    {
        var fetched = await Get(address, ct);
        if (!fetched.IsSuccess) throw new FeedException($"{address} answered {(int)fetched.Status}");
        if (Read(address, fetched) is { } itself) return itself;

        var named = Named(fetched);
        var tried = named.Count > 0 ? named : [.. UsualPaths.Select(path => new Uri(fetched.Address, path))];
        foreach (var candidate in tried.Take(named.Count > 0 ? MostTried : UsualPaths.Length))
        {
            if (await TryGet(candidate, ct) is { IsSuccess: true } answer && Read(candidate, answer) is { } found) return found with { Others = [.. named.Where(other => other != candidate).Select(other => other.AbsoluteUri)] };
        }
        throw new FeedException(named.Count > 0 ? $"{address} names {named.Count} feeds, but none of them can be read" : $"{address} is no feed, and names none");
    }

    private static FoundFeed? Read(Uri asked, Fetched fetched)
    {
        try
        {
            return new(fetched.PermanentAddress ?? asked, FeedParser.Parse(fetched.Bytes.ToArray(), fetched.ContentType, fetched.Address), fetched);
        }
        catch (FeedException)
        {
            return null;
        }
    }

    // In the order of the page; feeds of comments last.
    private static List<Uri> Named(Fetched page)
    {
        var head = System.Text.Encoding.UTF8.GetString(page.Bytes.Span[..Math.Min(MostRead, page.Bytes.Length)]);
        if (head.IndexOf("</head", StringComparison.OrdinalIgnoreCase) is > 0 and var end) head = head[..end];
        // Links alone are read: neither depth nor size of the rest counts.
        var document = new HtmlParser().ParseDocument(string.Concat(LinkTags(head)));
        var links = document.QuerySelectorAll("link[href]")
            .Where(link => (link.GetAttribute("rel") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(rel => rel.ToUpperInvariant() is "ALTERNATE" or "FEED"))
            .Where(link => FeedTypes.Contains((link.GetAttribute("type") ?? "").Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase))
            .OrderBy(link => $"{link.GetAttribute("title")} {link.GetAttribute("href")}".Contains("comments", StringComparison.OrdinalIgnoreCase));
        return [.. links.Select(link => Uri.TryCreate(page.Address, link.GetAttribute("href"), out var uri) && uri.Scheme is "http" or "https" ? uri : null).OfType<Uri>().Distinct()];
    }

    private static IEnumerable<string> LinkTags(string head)
    {
        for (var at = head.IndexOf("<link", StringComparison.OrdinalIgnoreCase); at >= 0; at = head.IndexOf("<link", at + 5, StringComparison.OrdinalIgnoreCase))
        {
            var end = head.IndexOf('>', at);
            if (end < 0) yield break;
            yield return head[at..(end + 1)];
        }
    }

    private async Task<Fetched?> TryGet(Uri address, CancellationToken ct)
    {
        try
        {
            return await Get(address, ct);
        }
        catch (FetchException)
        {
            return null;
        }
    }

    private Task<Fetched> Get(Uri address, CancellationToken ct) => web.Get(new(address) { Accept = FeedRefresher.Accept.Replace("*/*;q=0.1", "text/html;q=0.5, */*;q=0.1", StringComparison.Ordinal) }, ct);
}
