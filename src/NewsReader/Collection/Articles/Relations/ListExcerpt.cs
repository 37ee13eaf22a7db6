namespace NewsReader.Collection.Articles.Relations;

/// <summary>A few entries of one article's list, around the article whose page this is.</summary>
/// <param name="Lister">The article whose list it is.</param>
/// <param name="Position">The position of the page's own article in it, from 1.</param>
/// <param name="Count">How many entries the list has.</param>
/// <param name="Entries">The neighbours in order, the page's own article among them.</param>
public sealed record ListExcerpt(ArticleLink Lister, int Position, int Count, IReadOnlyList<RelatedEntry> Entries);
