using NewsReader.Formats;
using NewsReader.Formats.Opml;
using NewsReader.Incoming.Feeds;

namespace NewsReader.Site.Owner.Feeds;

/// <summary>The settings of a feed as its form sends them.</summary>
public sealed record FeedForm
{
    public string? Folder { get; init; }

    /// <summary>Sent when its box is ticked, as <see cref="Certificate"/> is.</summary>
    public string? Stories { get; init; }

    public string? UserName { get; init; }

    /// <summary>Empty keeps the one that is there.</summary>
    public string? Password { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>In megabytes.</summary>
    public string? SizeLimit { get; init; }

    public string? Certificate { get; init; }

    /// <summary>What it asks for.</summary>
    /// <param name="before">The settings so far.</param>
    public FeedSettings Over(FeedSettings before) =>
        new()
        {
            Folder = FolderPath.Clean(Folder),
            FetchesStories = Stories is not null,
            UserAgent = Given(UserAgent),
            // What is no number is no size that can be set.
            SizeLimit = Given(SizeLimit) is { } megabytes
                ? int.TryParse(megabytes, out var number)
                    ? number
                    : 0
                : null,
            AcceptsAnyCertificate = Certificate is not null,
            Credentials = Login(before.Credentials),
        };

    private FetchCredentials? Login(FetchCredentials? before)
    {
        if (Given(UserName) is { } user)
            return new(user, string.IsNullOrEmpty(Password) ? before?.Password ?? "" : Password);
        return string.IsNullOrEmpty(Password) ? null : new("", Password);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
