using NewsReader.Collection.Articles.Undo;
using NewsReader.Intake.Runs;

namespace NewsReader.Intake.Editing;

/// <summary>What the owner can do to articles by hand. Each step can be undone.</summary>
public sealed class ArticleEditor(ArticleImporter importer)
{
    /// <summary>Adds the text to a headline-only article or a summary. Its address and headline stay.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="story">The text. Its headline is not used.</param>
    /// <param name="origin">How it came.</param>
    /// <param name="ct">Cancels it before it is stored.</param>
    /// <returns>Null if the article already has its text.</returns>
    public Task<ImportedArticle?> Give(long articleId, PreparedStory story, StoryOrigin origin, CancellationToken ct) =>
        Run((write, run) => StoryGiving.Give(write.Db, articleId, story, origin, run, ct), ct);

    /// <summary>"Not this story": turns the article back into what it was before its text was added.</summary>
    public Task<ImportedArticle?> TakeBack(long articleId, CancellationToken ct) =>
        Run((write, run) => StoryGiving.TakeBack(write.Db, articleId, run, ct), ct);

    /// <summary>Joins two pages about one story: the address of the first then leads to the second.</summary>
    public Task<ImportedArticle?> Join(long goneId, long intoId, CancellationToken ct) =>
        Run((write, run) => StoryJoining.Join(write.Db, goneId, intoId, run, ct), ct);

    /// <summary>Separates them again.</summary>
    public Task<ImportedArticle?> Separate(long goneId, CancellationToken ct) =>
        Run((write, run) => StoryJoining.Separate(write.Db, goneId, run, ct), ct);

    /// <summary>Deletes an article. If other articles list it, its headline stays.</summary>
    /// <returns>Null if there is no such article, or only the headline that other articles list.</returns>
    public Task<ImportedArticle?> Delete(long articleId, CancellationToken ct) =>
        Run((write, run) => ArticleDeletion.Delete(write.Db, articleId, run, ct), ct);

    /// <summary>Undoes the deletion of an article.</summary>
    /// <returns>Null if no such article was deleted.</returns>
    public Task<ImportedArticle?> Undelete(long articleId, CancellationToken ct) =>
        Run((write, run) => ArticleDeletion.Undo(write.Db, articleId, run, ct), ct);

    private async Task<ImportedArticle?> Run(
        Func<ImportTransaction, ImportRun, Task<SavedArticle?>> step,
        CancellationToken ct
    )
    {
        await using var run = importer.Begin();
        await using var write = await run.Begin(ct);
        if (await step(write, run) is not { } saved)
            return null;
        var imported = write.Add(saved);
        await write.Commit();
        return imported;
    }
}
