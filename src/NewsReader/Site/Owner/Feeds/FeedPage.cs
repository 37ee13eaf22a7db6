using NewsReader.Incoming.Feeds;
using NewsReader.Incoming.Feeds.Polling;
using NewsReader.Site.Layout;
using NewsReader.Site.Owner.Feeds.Forms;

namespace NewsReader.Site.Owner.Feeds;

/// <summary>One feed, and what can be changed of it.</summary>
/// <param name="State">Its state.</param>
/// <param name="Settings">What is set for it.</param>
/// <param name="Form">The same as a form, or what was sent and refused.</param>
/// <param name="Folders">The folders that there are.</param>
public sealed record FeedPage(FeedState State, FeedSettings Settings, FeedForm Form, IReadOnlyList<string> Folders)
    : Page
{
    public override string Title => State.Name;

    public override bool IsIndexed => false;

    /// <summary>What was just done, in words; or null.</summary>
    public string? DoneText { get; init; }

    /// <summary>True when a setting is made that few feeds need.</summary>
    public bool HasMore =>
        Settings is not { UserAgent: null, SizeLimit: null, AcceptsAnyCertificate: false, Credentials: null };

    public string? PasswordHint =>
        Settings.Credentials is null
            ? null
            : "Leave it empty to keep the one that is set. Without a user name, it goes.";
}
