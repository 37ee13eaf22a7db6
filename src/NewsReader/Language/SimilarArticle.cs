namespace NewsReader.Language;

/// <summary>An article similar to another.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Score">The similarity, from 0 to 1.</param>
/// <param name="Shared">What both articles have in common, most important first: single terms, or several in order if
/// both have them one after the other.</param>
public sealed record SimilarArticle(long Id, double Score, IReadOnlyList<IReadOnlyList<uint>> Shared);
