using System.Globalization;
using NewsReader.Incoming.Feeds;
using NewsReader.Incoming.Feeds.Polling;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Owner.Feeds;

/// <summary>One feed, and what can be changed of it.</summary>
/// <param name="State">Its state.</param>
/// <param name="Settings">What is set for it, or was sent and refused.</param>
/// <param name="Folders">The folders that there are.</param>
public sealed record FeedPage(FeedState State, FeedSettings Settings, IReadOnlyList<string> Folders) : Page
{
    public override string Title => State.Name;

    public override bool IsIndexed => false;

    /// <summary>What was just done, in words; or null.</summary>
    public string? DoneText { get; init; }

    /// <summary>Why the settings that were sent were not kept; or null.</summary>
    public string? Fault { get; init; }

    /// <summary>True when the settings that few feeds need are to be seen at once.</summary>
    public bool ShowsMore =>
        Fault is not null
        || Settings is not { UserAgent: null, SizeLimit: null, AcceptsAnyCertificate: false, Credentials: null };

    public FolderField FolderField => new(Settings.Folder, Folders);

    public FormField UserNameField =>
        new("userName", "User name") { Value = Settings.Credentials?.UserName, MaxLength = FeedSettings.MaxLength };

    public FormField PasswordField =>
        new("password", "Password", "password")
        {
            Autocomplete = "new-password",
            MaxLength = FeedSettings.MaxLength,
            Hint = Settings.Credentials is null
                ? null
                : "Leave it empty to keep the one that is set. Without a user name, it goes.",
        };

    public FormField UserAgentField =>
        new("userAgent", "User agent")
        {
            Value = Settings.UserAgent,
            MaxLength = FeedSettings.MaxLength,
            Hint = "Who we say that we are. Leave it empty for our own name.",
        };

    public FormField SizeLimitField =>
        new("sizeLimit", "Size limit in MB", "number")
        {
            Value = Settings.SizeLimit?.ToString(CultureInfo.InvariantCulture),
            Hint = $"Leave it empty for 10 MB; at most {FeedSettings.MaxSizeLimit}.",
        };
}
