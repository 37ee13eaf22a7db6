using NewsReader.Collection.Articles.Undo;
using NewsReader.Formats;

namespace NewsReader.Intake.Editing;

/// <summary>What the owner can do to articles by hand; each step can be undone.</summary>
public sealed class ArticleEditor(ArticleImporter importer)
{
    /// <summary>Gives a waiting headline, or a summary, its story: at its address and under its headline.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="draft">The story; its headline is left out.</param>
    /// <param name="from">How it came.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>Null when it has its story already, or the draft has none.</returns>
    /// <exception cref="ArticleException">The text is beyond the limits; nothing was changed.</exception>
    public Task<ImportedArticle?> Give(long articleId, DraftArticle draft, StoryOrigin from, CancellationToken ct)
    {
        var prepared = PreparedArticle.Of(draft, new("", "", []));
        return importer.Change((db, run) => StoryGiving.Give(db, articleId, prepared, from, run, ct), ct);
    }

    /// <summary>"Not this story": makes the article what it was before its story was given.</summary>
    public Task<ImportedArticle?> TakeBack(long articleId, CancellationToken ct) =>
        importer.Change((db, run) => StoryGiving.TakeBack(db, articleId, run, ct), ct);

    /// <summary>Joins two pages that are one story: the address of the first leads to the second from now on.</summary>
    public Task<ImportedArticle?> Join(long goneId, long intoId, CancellationToken ct) =>
        importer.Change((db, run) => StoryJoining.Join(db, goneId, intoId, run, ct), ct);

    /// <summary>Parts them again.</summary>
    public Task<ImportedArticle?> Part(long goneId, CancellationToken ct) =>
        importer.Change((db, run) => StoryJoining.Part(db, goneId, run, ct), ct);
}
