using System.Text.RegularExpressions;

namespace NewsReader.Incoming.Feeds.Discovery;

/// <summary>
/// Finds the feeds of pages on large sites, which do not name their feeds well or show visitors another page first.
/// </summary>
internal static partial class KnownSites
{
    private const string YouTubeFeed = "https://www.youtube.com/feeds/videos.xml?";

    /// <summary>The feeds that follow from a page's address, the most likely one first.</summary>
    public static IReadOnlyList<Uri> FeedsAt(Uri page)
    {
        var path = page.AbsolutePath.TrimEnd('/');
        return Host(page) switch
        {
            "youtube.com" => YouTube(page, path),
            "reddit.com" when RedditPath().IsMatch(path) => [new Uri($"https://www.reddit.com{path}/.rss")],
            "github.com" => GitHub(path),
            _ => [],
        };
    }

    /// <summary>The feeds that follow from the text of such a page.</summary>
    public static IReadOnlyList<Uri> FeedsIn(Uri page, string text) =>
        Host(page) == "youtube.com" && ChannelId().Match(text) is { Success: true } id
            ? [new Uri($"{YouTubeFeed}channel_id={id.Groups[1].Value}")]
            : [];

    private static IReadOnlyList<Uri> YouTube(Uri page, string path)
    {
        if (ChannelPath().Match(path) is { Success: true } channel)
            return [new Uri($"{YouTubeFeed}channel_id={channel.Groups[1].Value}")];
        if (UserPath().Match(path) is { Success: true } user)
            return [new Uri($"{YouTubeFeed}user={user.Groups[1].Value}")];
        if (path == "/playlist" && PlaylistId().Match(page.Query) is { Success: true } list)
            return [new Uri($"{YouTubeFeed}playlist_id={list.Groups[1].Value}")];
        return [];
    }

    private static IReadOnlyList<Uri> GitHub(string path)
    {
        if (GitHubList().IsMatch(path))
            return [new Uri($"https://github.com{path}.atom")];
        if (GitHubRepository().IsMatch(path))
            return
            [
                new Uri($"https://github.com{path}/releases.atom"),
                new Uri($"https://github.com{path}/commits.atom"),
            ];
        return [];
    }

    private static string Host(Uri page)
    {
        var host = page.IdnHost.ToLowerInvariant();
        foreach (var prefix in (string[])["www.", "m.", "old.", "new.", "music."])
            if (host.StartsWith(prefix, StringComparison.Ordinal))
                return host[prefix.Length..];
        return host;
    }

    [GeneratedRegex(@"^/channel/(UC[\w-]{22})(?:/|$)")]
    private static partial Regex ChannelPath();

    [GeneratedRegex(@"^/user/([\w.-]+)(?:/|$)")]
    private static partial Regex UserPath();

    [GeneratedRegex(@"[?&]list=([\w-]+)")]
    private static partial Regex PlaylistId();

    // The page's own channel comes first, in its canonical address. Channels further down are recommendations.
    [GeneratedRegex(
        """(?:youtube\.com/channel/|channel_id=|itemprop="(?:channelId|identifier)" content="|"(?:externalId|channelId)":")(UC[\w-]{22})"""
    )]
    private static partial Regex ChannelId();

    [GeneratedRegex(@"^/(?:r/[\w+]+(?:/(?:new|top|hot|rising))?|u(?:ser)?/[\w-]+|r/\w+/comments/\w+(?:/\w+)?)$")]
    private static partial Regex RedditPath();

    [GeneratedRegex(@"^/[\w.-]+/[\w.-]+/(?:releases|tags|discussions|wiki|commits(?:/.+)?)$")]
    private static partial Regex GitHubList();

    [GeneratedRegex(@"^/(?!features|topics|orgs|sponsors|settings|marketplace)[\w-]+/[\w.-]+$")]
    private static partial Regex GitHubRepository();
}
