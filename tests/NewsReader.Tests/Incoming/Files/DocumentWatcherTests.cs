namespace NewsReader.Tests.Incoming.Files;

/// <summary>Documents are imported while the site runs.</summary>
public sealed class DocumentWatcherTests : IAsyncDisposed
{
    private readonly NewsSite site = new();

    [Fact]
    public async Task New_and_changed_documents_are_on_the_front_page_within_seconds()
    {
        await site.Html("/");
        var file = Put("alpha.txt", "Alpha Rises\n\nIt rose.\n");
        await Until("/", "Alpha Rises");
        File.WriteAllText(file, "Alpha Rises\n\nIt rose twice.\n");
        await Until("/articles/alpha-rises", "It rose twice.");
    }

    [Fact]
    public async Task Document_dated_in_the_future_is_imported_too()
    {
        await site.Html("/");
        File.SetLastWriteTimeUtc(Put("later.txt", "Beta Falls\n\nIt fell.\n"), DateTime.UtcNow.AddDays(2));
        await Until("/", "Beta Falls");
    }

    [Fact]
    public async Task Refused_document_does_not_stop_the_next_one()
    {
        await site.Html("/");
        Put("a.txt", "\0");
        Put("b.txt", "Gamma Waits\n\nIt waited.\n");
        await Until("/", "Gamma Waits");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private string Put(string name, string text) => site.Data.Write(Path.Combine("documents", name), text);

    private async Task Until(string path, string text)
    {
        for (var tries = 0; !(await site.Html(path)).Contains(text, StringComparison.Ordinal); tries++)
        {
            Assert.True(tries < 150, $"“{text}” is not on {path} after 15 seconds");
            await Task.Delay(100);
        }
    }
}
