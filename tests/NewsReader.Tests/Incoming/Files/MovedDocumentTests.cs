using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsReader.Collection;
using NewsReader.Intake.Runs;

namespace NewsReader.Tests.Incoming.Files;

/// <summary>What happens to an article when its document is renamed, moved or copied.</summary>
public sealed class MovedDocumentTests : IAsyncDisposed
{
    private const string Text = "Alpha Rises\n\nIt rose.\n";
    private const string Sourced = "---\ntitle: Alpha Rises\nsource: Harbour Wire\n---\nIt rose.\n";

    private readonly NewsSite site = new();
    private readonly TempFolder folder = new();

    [Theory]
    [InlineData("news/a.txt", "news/b.txt", Text)]
    [InlineData("news/a.md", "news/a.markdown.md", Sourced)]
    [InlineData("news/a.md", "archive/2026/a.md", Sourced)]
    [InlineData("news/a.md", "archive/2026/b.md", Sourced)]
    public async Task Renamed_or_moved_document_keeps_its_article(string before, string after, string text)
    {
        await site.ImportFrom(folder, (before, text));
        File.Delete(Path.Combine(folder.Path, before));
        Assert.Equal(ImportOutcome.Unchanged, Assert.Single(await site.ImportFrom(folder, (after, text))).Outcome);
        Assert.Equal(1, await Count());
        // A change under the new name updates the article. A new document under the old name is another article.
        Assert.Equal(
            ImportOutcome.Updated,
            Assert.Single(await site.ImportFrom(folder, (after, text + "\nAnd fell.\n"))).Outcome
        );
        Assert.Equal(
            ImportOutcome.Added,
            Assert.Single(await site.ImportFrom(folder, (before, "Beta Falls\n\nIt fell.\n"))).Outcome
        );
        Assert.Equal(1, await Count());
    }

    [Fact]
    public async Task Copy_under_another_name_is_a_document_of_its_own()
    {
        await site.ImportFrom(folder, ("news/a.txt", Text));
        Assert.Equal(ImportOutcome.Added, Assert.Single(await site.ImportFrom(folder, ("news/b.txt", Text))).Outcome);
        Assert.Equal(2, await Count());
    }

    [Fact]
    public async Task Same_text_from_another_source_is_another_article()
    {
        await site.ImportFrom(folder, ("news/a.txt", Text));
        File.Delete(Path.Combine(folder.Path, "news/a.txt"));
        Assert.Equal(ImportOutcome.Added, Assert.Single(await site.ImportFrom(folder, ("papers/a.txt", Text))).Outcome);
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        folder.Dispose();
    }

    private async Task<int> Count()
    {
        using var scope = site.Services.CreateScope();
        return await scope
            .ServiceProvider.GetRequiredService<NewsDb>()
            .Articles.CountAsync(a => a.Headline == "Alpha Rises");
    }
}
