using NewsReader.Formats;

namespace NewsReader.Collection.Articles;

/// <summary>A file that the publisher gave with an article: see <see cref="Enclosure"/>.</summary>
public sealed class ArticleEnclosure
{
    public long ArticleId { get; set; }

    public int Position { get; set; }

    public required string Url { get; set; }

    public string? Type { get; set; }

    public long? Length { get; set; }

    public string? Title { get; set; }
}
