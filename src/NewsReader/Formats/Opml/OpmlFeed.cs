namespace NewsReader.Formats.Opml;

/// <summary>One subscription in an OPML file.</summary>
/// <param name="Url">The feed's address: absolute, http or https.</param>
/// <param name="Title">Its title in the file; null if there is none, or only an address.</param>
/// <param name="Folder">Its folder (see <see cref="FolderPath"/>), or null.</param>
/// <param name="SiteUrl">The site's address, unchanged.</param>
public sealed record OpmlFeed(string Url, string? Title, string? Folder, string? SiteUrl)
{
    /// <summary>Its line in the file, counted from 1.</summary>
    public int Line { get; init; }
}
