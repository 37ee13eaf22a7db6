using System.Globalization;
using NewsReader.Formats;
using NewsReader.Formats.Opml;

namespace NewsReader.Incoming.Feeds;

/// <summary>
/// What the owner typed to change a feed's settings, on its page or on the command line. Null leaves a setting as it
/// is; an empty text sets it back to the default.
/// </summary>
public sealed record FeedSettingsChange
{
    /// <inheritdoc cref="FeedSettings.Folder"/>
    public string? Folder { get; init; }

    /// <inheritdoc cref="FeedSettings.FetchesStories"/>
    public bool? FetchesStories { get; init; }

    /// <inheritdoc cref="FeedSettings.UserAgent"/>
    public string? UserAgent { get; init; }

    /// <summary>In megabytes.</summary>
    public string? SizeLimit { get; init; }

    /// <inheritdoc cref="FeedSettings.AcceptsAnyCertificate"/>
    public bool? AcceptsAnyCertificate { get; init; }

    /// <summary>An empty one removes the password too.</summary>
    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>Why the change cannot be made, as a sentence; null if it can.</summary>
    /// <param name="before">The feed's settings so far.</param>
    public string? FaultFor(FeedSettings before) =>
        Folder?.Trim().Length > FolderPath.MaxLength
            ? $"A folder has at most {FolderPath.MaxLength} characters."
            : Over(before).Fault;

    /// <summary>The settings after the change.</summary>
    /// <param name="before">The feed's settings so far.</param>
    public FeedSettings Over(FeedSettings before) =>
        new()
        {
            Folder = Folder is null ? before.Folder : FolderPath.Clean(Folder),
            FetchesStories = FetchesStories ?? before.FetchesStories,
            UserAgent = UserAgent is null ? before.UserAgent : NullIfBlank(UserAgent),
            SizeLimit = SizeLimit is null ? before.SizeLimit : Megabytes(SizeLimit),
            AcceptsAnyCertificate = AcceptsAnyCertificate ?? before.AcceptsAnyCertificate,
            Credentials = Login(before.Credentials),
        };

    private FetchCredentials? Login(FetchCredentials? before)
    {
        if (UserName is null && Password is null)
            return before;
        if (UserName is not null && NullIfBlank(UserName) is null && Password is null)
            return null;
        return new(UserName?.Trim() ?? before?.UserName ?? "", Password ?? before?.Password ?? "");
    }

    // Text that is not a number becomes a limit out of range, so both get the same answer.
    private static int? Megabytes(string typed) =>
        NullIfBlank(typed) is not { } text ? null
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : 0;

    private static string? NullIfBlank(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
