using System.ComponentModel.DataAnnotations;
using NewsReader.Formats.Opml;
using NewsReader.Incoming.Feeds.Discovery;

namespace NewsReader.Site.Owner.Feeds.Forms;

/// <summary>A feed to subscribe to.</summary>
public sealed record AddFeedForm
{
    /// <summary>The address of a feed, or of a site with one.</summary>
    [
        Required(ErrorMessage = "“” is no address: expected one such as https://news.example.org/feed."),
        StringLength(FeedAddress.MaxLength, ErrorMessage = "An address has at most {1} characters.")
    ]
    public string? Address { get; init; }

    [StringLength(FolderPath.MaxLength, ErrorMessage = "A folder has at most {1} characters.")]
    public string? Folder { get; init; }
}
