namespace NewsReader.Formats.Feeds;

/// <summary>A file that goes with an entry: sound, film, or a picture.</summary>
/// <param name="Url">Like <see cref="ParsedEntry.Link"/>.</param>
/// <param name="Type">The media type, as given.</param>
/// <param name="Length">In bytes.</param>
public sealed record ParsedEnclosure(string Url, string? Type, long? Length)
{
    /// <summary>What it is called, or what can be seen on it.</summary>
    public string? Title { get; init; }

    public bool IsImage { get; init; }

    /// <summary>How wide a picture is, in pixels, where the publisher says so.</summary>
    public int? Width { get; init; }

    /// <summary>The same for all sizes in which one picture is offered; null for what is offered once.</summary>
    public string? PictureKey { get; init; }

    /// <summary>
    /// True for a picture that only stands for the entry (<c>media:thumbnail</c>, <c>itunes:image</c>, JSON Feed's
    /// <c>image</c>).
    /// </summary>
    public bool IsPreview { get; init; }
}
