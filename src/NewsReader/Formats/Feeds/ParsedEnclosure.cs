namespace NewsReader.Formats.Feeds;

/// <summary>A file attached to an entry: sound, film or a picture.</summary>
/// <param name="Url">Like <see cref="ParsedEntry.Link"/>.</param>
/// <param name="Type">The media type as the publisher gave it.</param>
/// <param name="Length">In bytes.</param>
public sealed record ParsedEnclosure(string Url, string? Type, long? Length)
{
    /// <summary>A title, or a description of a picture.</summary>
    public string? Title { get; init; }

    public bool IsImage { get; init; }

    /// <summary>The width of a picture in pixels, if the publisher gave it.</summary>
    public int? Width { get; init; }

    /// <summary>The same value for all sizes of one picture; null for a file offered once.</summary>
    public string? PictureKey { get; init; }

    /// <summary>
    /// True for a preview picture of the entry (<c>media:thumbnail</c>, <c>itunes:image</c>, JSON Feed's <c>image</c>).
    /// </summary>
    public bool IsPreview { get; init; }
}
