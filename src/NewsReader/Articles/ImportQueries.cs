using Microsoft.EntityFrameworkCore;
using NewsReader.Data;
using NewsReader.Import;
using NewsReader.Sources;

namespace NewsReader.Articles;

/// <summary>What the importer asks for every document, compiled once: translating a question anew costs more than answering it.</summary>
internal static class ImportQueries
{
    public static readonly Func<NewsDb, string, byte[], Task<bool>> HasDocument =
        EF.CompileAsyncQuery((NewsDb db, string path, byte[] hash) => db.Documents.Any(d => d.Path == path && d.Hash == hash));

    public static readonly Func<NewsDb, string, Task<Document?>> DocumentAt =
        EF.CompileAsyncQuery((NewsDb db, string path) => db.Documents.Include(d => d.Article).FirstOrDefault(d => d.Path == path));

    public static readonly Func<NewsDb, byte[], int, IAsyncEnumerable<Document>> DocumentsWith =
        EF.CompileAsyncQuery((NewsDb db, byte[] hash, int source) => db.Documents.Include(d => d.Article).Where(d => d.Hash == hash && d.Article.SourceId == source));

    public static readonly Func<NewsDb, string, Task<Source?>> SourceCalled =
        EF.CompileAsyncQuery((NewsDb db, string normalisedName) => db.Sources.FirstOrDefault(s => s.NormalisedName == normalisedName));

    /// <summary>The article with a canonical URL: a story before a headline.</summary>
    public static readonly Func<NewsDb, string, Task<Article?>> ArticleAt =
        EF.CompileAsyncQuery((NewsDb db, string url) => db.Articles.Where(a => a.Url == url).OrderBy(a => a.Html == null).ThenBy(a => a.Id).FirstOrDefault());

    /// <summary>The headline-only article that a story fills: an equal headline, unless its URL (null: none) or own source says otherwise.</summary>
    public static readonly Func<NewsDb, string, string?, int, Task<Article?>> WaitingUnder =
        EF.CompileAsyncQuery((NewsDb db, string headline, string? url, int source) => db.Articles
            .Where(a => a.NormalisedHeadline == headline && a.Html == null)
            .Where(a => a.Url == null || url == null || a.Url == url)
            .Where(a => !a.SourceIsOwn || a.SourceId == source)
            .OrderByDescending(a => a.Url == url).ThenBy(a => a.Id)
            .FirstOrDefault());
}
