using NewsReader.Collection.Articles.Undo;
using NewsReader.Intake.Runs;

namespace NewsReader.Intake.Editing;

/// <summary>What the owner can do to articles by hand; each step can be undone.</summary>
public sealed class ArticleEditor(ArticleImporter importer)
{
    /// <summary>Gives a waiting headline, or a summary, its story: at its address and under its headline.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="story">The story; its headline is left out.</param>
    /// <param name="from">How it came.</param>
    /// <param name="ct">Ends it before it is stored.</param>
    /// <returns>Null when it has its story already.</returns>
    public async Task<ImportedArticle?> Give(
        long articleId,
        PreparedStory story,
        StoryOrigin from,
        CancellationToken ct
    )
    {
        await using var run = importer.Begin();
        await using var write = await run.Begin(ct);
        return await Keep(write, await StoryGiving.Give(write.Db, articleId, story, from, run, ct));
    }

    /// <summary>"Not this story": makes the article what it was before its story was given.</summary>
    public async Task<ImportedArticle?> TakeBack(long articleId, CancellationToken ct)
    {
        await using var run = importer.Begin();
        await using var write = await run.Begin(ct);
        return await Keep(write, await StoryGiving.TakeBack(write.Db, articleId, run, ct));
    }

    /// <summary>Joins two pages that are one story: the address of the first leads to the second from now on.</summary>
    public async Task<ImportedArticle?> Join(long goneId, long intoId, CancellationToken ct)
    {
        await using var run = importer.Begin();
        await using var write = await run.Begin(ct);
        return await Keep(write, await StoryJoining.Join(write.Db, goneId, intoId, run, ct));
    }

    /// <summary>Parts them again.</summary>
    public async Task<ImportedArticle?> Part(long goneId, CancellationToken ct)
    {
        await using var run = importer.Begin();
        await using var write = await run.Begin(ct);
        return await Keep(write, await StoryJoining.Part(write.Db, goneId, run, ct));
    }

    private static async Task<ImportedArticle?> Keep(ImportTransaction write, KeptArticle? changed)
    {
        if (changed is null)
            return null;
        var kept = write.Keep(changed);
        await write.Commit();
        return kept;
    }
}
