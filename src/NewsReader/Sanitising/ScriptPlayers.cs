using AngleSharp.Dom;

namespace NewsReader.Sanitising;

/// <summary>Elements that a script makes players of: those of AMP, and light ones that name their video alone.</summary>
internal static class ScriptPlayers
{
    /// <summary>What such an element stands for: <c>iframe</c>, <c>video</c> or <c>audio</c>; null for every other.</summary>
    public static string? KindOf(string name) => name switch
    {
        "amp-video" => "video",
        "amp-audio" => "audio",
        "amp-iframe" or "amp-youtube" or "amp-vimeo" or "amp-dailymotion" or "amp-brightcove" or "amp-soundcloud"
            or "lite-youtube" or "lite-vimeo" or "youtube-video" or "vimeo-video" => "iframe",
        _ => null,
    };

    /// <summary>Where what it names plays; null where it names nothing.</summary>
    public static string? AddressOf(IElement element)
    {
        if (Id(element) is not { Length: > 0 and < 100 } id) return null;
        var site = element.LocalName switch
        {
            "amp-youtube" or "lite-youtube" or "youtube-video" => "https://www.youtube.com/watch?v=",
            "amp-vimeo" or "lite-vimeo" or "vimeo-video" => "https://vimeo.com/",
            "amp-dailymotion" => "https://www.dailymotion.com/video/",
            "amp-soundcloud" => "https://api.soundcloud.com/tracks/",
            _ => null,
        };
        return site is null ? null : site + Uri.EscapeDataString(id);
    }

    private static string? Id(IElement element) =>
        element.GetAttribute("data-videoid") ?? element.GetAttribute("videoid") ?? element.GetAttribute("data-video-id")
        ?? element.GetAttribute("video-id") ?? element.GetAttribute("data-trackid");
}
