using System.ComponentModel.DataAnnotations;
using System.Globalization;
using NewsReader.Formats.Opml;
using NewsReader.Incoming.Feeds;

namespace NewsReader.Site.Owner.Feeds.Forms;

/// <summary>The settings of a feed as its form has them.</summary>
public sealed record FeedForm
{
    private const string LoginFault = "A user name and password have at most {1} characters together.";

    [StringLength(FolderPath.MaxLength, ErrorMessage = "A folder has at most {1} characters.")]
    public string? Folder { get; init; }

    /// <inheritdoc cref="FeedSettings.FetchesStories"/>
    public bool Stories { get; init; }

    [StringLength(FeedSettings.MaxLength, ErrorMessage = LoginFault)]
    public string? UserName { get; init; }

    /// <summary>Empty keeps the one that is there.</summary>
    [StringLength(FeedSettings.MaxLength, ErrorMessage = LoginFault), DataType(DataType.Password)]
    public string? Password { get; init; }

    [StringLength(
        FeedSettings.MaxLength,
        ErrorMessage = "A user agent has at most {1} plain letters, digits and signs."
    )]
    public string? UserAgent { get; init; }

    /// <summary>In megabytes, as it was typed: what is no number gets the same answer as one that is too large.</summary>
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

    /// <summary>The change that it asks for. Every setting is in the form; only an empty password changes nothing.</summary>
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
