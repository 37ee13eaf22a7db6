using NewsReader.Incoming.Feeds;
using NewsReader.Incoming.Feeds.Polling;
using NewsReader.Site.Layout;
using NewsReader.Site.Owner.Feeds.Forms;

namespace NewsReader.Site.Owner.Feeds;

/// <summary>A feed and its settings.</summary>
/// <param name="State">Its state.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Form">The same as a form, or the form that was sent and refused.</param>
/// <param name="Folders">All folders, to choose from.</param>
public sealed record FeedPage(FeedState State, FeedSettings Settings, FeedForm Form, IReadOnlyList<string> Folders)
    : Page
{
    public override string Title => State.Name;

    public override bool IsIndexed => false;

    /// <summary>What was just done, in words; or null.</summary>
    public string? DoneText { get; init; }

    /// <summary>True if it has a setting that few feeds need.</summary>
    public bool HasMore =>
        Settings is not { UserAgent: null, SizeLimit: null, AcceptsAnyCertificate: false, Credentials: null };

    public string? PasswordHint =>
        Settings.Credentials is null
            ? null
            : "Leave it empty to keep the current one. Without a user name it is deleted.";
}
