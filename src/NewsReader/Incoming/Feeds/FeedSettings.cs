using NewsReader.Collection.Feeds;
using NewsReader.Formats;

namespace NewsReader.Incoming.Feeds;

/// <summary>The owner's settings for one feed. Null means the default.</summary>
public sealed record FeedSettings
{
    /// <summary>The largest size limit, in megabytes.</summary>
    public const int MaxSizeLimit = 50;

    /// <summary>The maximum length of a user agent, and of a user name and password together, in characters.</summary>
    public const int MaxLength = 200;

    /// <summary>See <see cref="Formats.Opml.FolderPath"/>; empty for no folder.</summary>
    public string Folder { get; init; } = "";

    /// <inheritdoc cref="Subscription.FetchesStories"/>
    public bool FetchesStories { get; init; }

    /// <inheritdoc cref="Subscription.UserAgent"/>
    public string? UserAgent { get; init; }

    /// <inheritdoc cref="Subscription.SizeLimit"/>
    public int? SizeLimit { get; init; }

    /// <inheritdoc cref="Subscription.AcceptsAnyCertificate"/>
    public bool AcceptsAnyCertificate { get; init; }

    /// <summary>The user name and password; null for none.</summary>
    public FetchCredentials? Credentials { get; init; }

    public static FeedSettings Of(Subscription feed) =>
        new()
        {
            Folder = feed.Folder,
            FetchesStories = feed.FetchesStories,
            UserAgent = feed.UserAgent,
            SizeLimit = feed.SizeLimit,
            AcceptsAnyCertificate = feed.AcceptsAnyCertificate,
            Credentials = feed.Credentials,
        };

    /// <summary>Copies the settings to the feed.</summary>
    public void ApplyTo(Subscription feed)
    {
        (feed.Folder, feed.FetchesStories) = (Folder, FetchesStories);
        (feed.UserAgent, feed.SizeLimit) = (UserAgent, SizeLimit);
        (feed.AcceptsAnyCertificate, feed.Credentials) = (AcceptsAnyCertificate, Credentials);
    }

    /// <summary>Why these settings cannot be used, as a sentence; null if they can.</summary>
    public string? Fault =>
        this switch
        {
            { UserAgent: { } agent } when !IsHeaderText(agent) =>
                $"A user agent has at most {MaxLength} plain letters, digits and signs.",
            { SizeLimit: not (null or (>= 1 and <= MaxSizeLimit)) } =>
                $"A size limit is between 1 and {MaxSizeLimit} MB.",
            { Credentials: { } login } when login.UserName.Length == 0 => "A password needs a user name.",
            { Credentials: { } login } when login.UserName.Contains(':', StringComparison.Ordinal) =>
                "A user name cannot have a colon.",
            { Credentials: { } login } when !IsShortText(login.UserName + login.Password) =>
                $"A user name and password have at most {MaxLength} characters together.",
            _ => null,
        };

    // Visible ASCII: some servers refuse anything else in a header (RFC 9110, section 5.5).
    private static bool IsHeaderText(string text) => text.Length <= MaxLength && text.All(c => c is >= ' ' and <= '~');

    private static bool IsShortText(string text) => text.Length <= MaxLength && !text.Any(char.IsControl);
}
