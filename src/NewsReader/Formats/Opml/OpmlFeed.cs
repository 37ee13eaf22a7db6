namespace NewsReader.Formats.Opml;

/// <summary>One subscription of a list.</summary>
/// <param name="Url">The feed's address: absolute, http or https.</param>
/// <param name="Title">What it is called there; null when nothing or an address stands there.</param>
/// <param name="Folder">The folder that it lies in: see <see cref="FolderPath"/>; null outside of any.</param>
/// <param name="SiteUrl">The site's address, as given.</param>
public sealed record OpmlFeed(string Url, string? Title, string? Folder, string? SiteUrl)
{
    /// <summary>Where it stands in the file, from 1.</summary>
    public int Line { get; init; }
}
