using NewsReader.Formats;

namespace NewsReader.Collection.Articles;

/// <summary>A file that the publisher attached to an article: see <see cref="Enclosure"/>.</summary>
public sealed class ArticleEnclosure
{
    public long ArticleId { get; set; }

    public int Position { get; set; }

    public required string Url { get; set; }

    public string? Type { get; set; }

    public long? Length { get; set; }

    public string? Title { get; set; }

    /// <summary>The files of one article, in order.</summary>
    public static IEnumerable<ArticleEnclosure> Of(IEnumerable<Enclosure> files) =>
        files.Select(
            (file, i) =>
                new ArticleEnclosure
                {
                    Position = i + 1,
                    Url = file.Url,
                    Type = file.Type,
                    Length = file.Length,
                    Title = file.Title,
                }
        );
}
