using NewsReader.Language;

namespace NewsReader.Collection.Articles.Relations;

/// <summary>A similar article that we found, stored in both directions.</summary>
public sealed class SimilarLink
{
    public long ArticleId { get; set; }

    public long TargetId { get; set; }

    public Article Target { get; set; } = null!;

    /// <summary>0 to 1: see <see cref="SimilarityIndex"/>.</summary>
    public double Score { get; set; }

    /// <summary>The most important words that both share, best first, joined by " · ".</summary>
    public required string Because { get; set; }
}
