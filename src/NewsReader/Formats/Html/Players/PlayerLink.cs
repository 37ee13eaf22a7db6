using AngleSharp.Dom;
using NewsReader.Formats.Html.Pictures;

namespace NewsReader.Formats.Html.Players;

/// <summary>The link that replaces a player: a video, a sound, a post or an embedded page.</summary>
/// <param name="Name">What it plays, such as "Video: A film".</param>
/// <param name="Href">Where it plays.</param>
internal readonly record struct PlayerLink(string Name, string Href)
{
    private const int MostInPlayer = 50;

    private static readonly string[] VideoHosts =
    [
        "youtube.com",
        "youtube-nocookie.com",
        "vimeo.com",
        "dailymotion.com",
        "twitch.tv",
        "brightcove.net",
        "jwplayer.com",
        "rumble.com",
        "bilibili.com",
        "tiktok.com",
    ];

    private static readonly string[] AudioHosts =
    [
        "soundcloud.com",
        "spotify.com",
        "podcasts.apple.com",
        "acast.com",
        "megaphone.fm",
        "libsyn.com",
        "simplecast.com",
        "buzzsprout.com",
    ];

    /// <summary>The link for an element that plays something; null for other elements.</summary>
    public static PlayerLink? For(IElement element, ArticleAddresses addresses)
    {
        var name = ScriptPlayers.KindOf(element) ?? element.LocalName;
        if (
            name is not ("iframe" or "video" or "audio" or "object" or "embed")
            || element.NamespaceUri != NamespaceNames.HtmlUri
            || element.HasAttribute("hidden")
            || ArticlePicture.IsTooSmall(element)
        )
            return null;
        // An object's content is its fallback. A picture in it says more than a link.
        var within = element.GetDescendants().Take(MostInPlayer).OfType<IElement>().ToList();
        if (
            element.LocalName == "object"
            && within.Exists(inner => inner.LocalName is "img" or "picture" or "iframe" or "video" or "audio")
        )
            return null;
        var sources = within
            .Where(inner => inner.LocalName is "source" or "param" or "embed")
            .Prepend(element)
            .SelectMany(Addresses);
        if (
            sources
                .Select(addresses.Link)
                .FirstOrDefault(address => address?.StartsWith("http", StringComparison.Ordinal) == true)
                is not { } href
            || Trackers.IsBeacon(href, isDescribed: true)
        )
            return null;
        var host = new Uri(href).Host;
        host = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        var title = element.GetAttribute("title")?.Trim() is { Length: > 0 } given ? given : host;
        return new($"{KindOf(element, name, host)}: {title}", href);
    }

    private static string KindOf(IElement element, string name, string host)
    {
        var type = element.GetAttribute("type") ?? "";
        return name == "video"
            || VideoHosts.Any(host.EndsWith)
            || type.StartsWith("video/", StringComparison.OrdinalIgnoreCase)
                ? "Video"
            : name == "audio"
            || AudioHosts.Any(host.EndsWith)
            || type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase)
                ? "Audio"
            : ScriptPlayers.PostOf(element) is not null ? "Post"
            : "Embedded page";
    }

    // Old players take their address as a parameter.
    private static IEnumerable<string?> Addresses(IElement element) =>
        element.LocalName == "param"
            ?
            [
                element.GetAttribute("name")?.ToLowerInvariant() is "movie" or "src" or "url" or "data" or "filename"
                    ? element.GetAttribute("value")
                    : null,
            ]
            :
            [
                element.GetAttribute("src"),
                element.GetAttribute("data-src"),
                element.GetAttribute("data-lazy-src"),
                element.LocalName == "object" ? element.GetAttribute("data") : ScriptPlayers.AddressOf(element),
            ];
}
