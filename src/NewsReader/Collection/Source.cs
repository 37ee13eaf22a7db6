using NewsReader.Formats;

namespace NewsReader.Collection;

/// <summary>Who published: a site, a feed, a folder of documents.</summary>
public sealed class Source
{
    public int Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The name as it stands in addresses.</summary>
    public required string Slug { get; set; }

    /// <summary><see cref="Headlines.Normalise"/> of the name: by it a source is recognised.</summary>
    public required string NormalisedName { get; set; }
}
