using System.ComponentModel.DataAnnotations;
using System.Globalization;
using NewsReader.Formats.Opml;
using NewsReader.Incoming.Feeds;

namespace NewsReader.Site.Owner.Feeds.Forms;

/// <summary>The form for the settings of a feed.</summary>
public sealed record FeedForm
{
    [StringLength(FolderPath.MaxLength, ErrorMessage = "A folder has at most {1} characters.")]
    public string? Folder { get; init; }

    /// <inheritdoc cref="FeedSettings.FetchesStories"/>
    public bool Stories { get; init; }

    /// <remarks>Name and password together have a limit too, in <see cref="FeedSettings.Fault"/>.</remarks>
    [StringLength(FeedSettings.MaxLength, ErrorMessage = "A user name has at most {1} characters.")]
    public string? UserName { get; init; }

    /// <summary>Empty keeps the current one.</summary>
    [
        StringLength(FeedSettings.MaxLength, ErrorMessage = "A password has at most {1} characters."),
        DataType(DataType.Password)
    ]
    public string? Password { get; init; }

    [StringLength(
        FeedSettings.MaxLength,
        ErrorMessage = "A user agent has at most {1} plain letters, digits and signs."
    )]
    public string? UserAgent { get; init; }

    /// <summary>
    /// In megabytes, as typed. Anything but a number gets the same answer as a number that is too large.
    /// </summary>
    public string? SizeLimit { get; init; }

    /// <inheritdoc cref="FeedSettings.AcceptsAnyCertificate"/>
    public bool Certificate { get; init; }

    /// <summary>The form of a feed. A password is never sent back.</summary>
    public static FeedForm Of(FeedSettings settings) =>
        new()
        {
            Folder = settings.Folder,
            Stories = settings.FetchesStories,
            UserName = settings.Credentials?.UserName,
            UserAgent = settings.UserAgent,
            SizeLimit = settings.SizeLimit?.ToString(CultureInfo.InvariantCulture),
            Certificate = settings.AcceptsAnyCertificate,
        };

    /// <summary>
    /// The change that it asks for. Every setting is in the form; only an empty password changes nothing.
    /// </summary>
    public FeedSettingsChange ToChange() =>
        new()
        {
            Folder = Folder ?? "",
            FetchesStories = Stories,
            UserAgent = UserAgent ?? "",
            SizeLimit = SizeLimit ?? "",
            AcceptsAnyCertificate = Certificate,
            UserName = UserName ?? "",
            Password = string.IsNullOrEmpty(Password) ? null : Password,
        };
}
