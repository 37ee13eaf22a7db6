using NewsReader.Formats;

namespace NewsReader.Collection;

/// <summary>A publisher: a site, a feed or a folder of documents.</summary>
public sealed class Source
{
    public int Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The name in the form used in addresses.</summary>
    public required string Slug { get; set; }

    /// <summary><see cref="Headlines.Normalise"/> of the name. We recognise a source by it.</summary>
    public required string NormalisedName { get; set; }
}
