using AngleSharp.Dom;

namespace NewsReader.Formats.Html.Players;

/// <summary>
/// Elements that scripts fill in: AMP and lightweight players that contain only a video id, and posts of other sites
/// that contain only an address.
/// </summary>
internal static class ScriptPlayers
{
    private const string Bluesky = "at://";

    private static readonly HashSet<string> Hosts =
    [
        "blockquote",
        "div",
        "twitter-widget",
        "amp-twitter",
        "amp-instagram",
        "amp-tiktok",
        "amp-facebook",
        "amp-reddit",
    ];

    /// <summary>
    /// The kind of element a script would put here: <c>iframe</c>, <c>video</c> or <c>audio</c>; null for other
    /// elements.
    /// </summary>
    public static string? KindOf(IElement element) =>
        element.LocalName switch
        {
            "amp-video" => "video",
            "amp-audio" => "audio",
            "amp-iframe"
            or "amp-youtube"
            or "amp-vimeo"
            or "amp-dailymotion"
            or "amp-brightcove"
            or "amp-soundcloud"
            or "lite-youtube"
            or "lite-vimeo"
            or "youtube-video"
            or "vimeo-video" => "iframe",
            _ => PostOf(element) is null ? null : "iframe",
        };

    /// <summary>The address of the page that shows the content, or null.</summary>
    public static string? AddressOf(IElement element)
    {
        var site = element.LocalName switch
        {
            "amp-youtube" or "lite-youtube" or "youtube-video" => "https://www.youtube.com/watch?v=",
            "amp-vimeo" or "lite-vimeo" or "vimeo-video" => "https://vimeo.com/",
            "amp-dailymotion" => "https://www.dailymotion.com/video/",
            "amp-soundcloud" => "https://api.soundcloud.com/tracks/",
            _ => null,
        };
        if (site is null)
            return PostOf(element);
        return Id(element) is { Length: > 0 and < 100 } id ? site + Uri.EscapeDataString(id) : null;
    }

    /// <summary>
    /// The address of a post that a script would show here; null if the element is no such post or has content of its
    /// own.
    /// </summary>
    public static string? PostOf(IElement element)
    {
        if (!Hosts.Contains(element.LocalName) || element.Attributes.Length == 0)
            return null;
        var address =
            element.GetAttribute("data-instgrm-permalink")
            ?? element.GetAttribute("data-text-post-permalink")
            ?? (element.LocalName == "blockquote" ? element.GetAttribute("cite") : null)
            ?? (IsOnFacebook(element) ? element.GetAttribute("data-href") : null)
            ?? (element.LocalName is "amp-tiktok" or "amp-reddit" ? element.GetAttribute("data-src") : null)
            ?? In(
                "https://x.com/i/status/",
                element.GetAttribute("data-tweet-id") ?? element.GetAttribute("data-tweetid")
            )
            ?? In("https://www.instagram.com/p/", element.GetAttribute("data-shortcode"))
            ?? OnBluesky(element.GetAttribute("data-bluesky-uri"));
        var hasOwn =
            address is null
            || !string.IsNullOrWhiteSpace(element.TextContent)
            || element.QuerySelector("a[href], img, iframe, video") is not null;
        return hasOwn ? null : address;
    }

    private static bool IsOnFacebook(IElement element) =>
        element.LocalName == "amp-facebook"
        || element.ClassList.Contains("fb-post")
        || element.ClassList.Contains("fb-video");

    private static string? In(string site, string? id) =>
        id is { Length: > 0 and < 100 } ? site + Uri.EscapeDataString(id) : null;

    // "at://did:plc:…/app.bsky.feed.post/…"
    private static string? OnBluesky(string? uri) =>
        uri?.StartsWith(Bluesky, StringComparison.Ordinal) == true
        && uri[Bluesky.Length..].Split('/') is [var author, "app.bsky.feed.post", var post]
            ? $"https://bsky.app/profile/{author}/post/{post}"
            : null;

    private static string? Id(IElement element) =>
        element.GetAttribute("data-videoid")
        ?? element.GetAttribute("videoid")
        ?? element.GetAttribute("data-video-id")
        ?? element.GetAttribute("video-id")
        ?? element.GetAttribute("data-trackid");
}
