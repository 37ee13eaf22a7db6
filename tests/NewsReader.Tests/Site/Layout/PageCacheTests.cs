using Microsoft.EntityFrameworkCore;
using NewsReader.Collection;

namespace NewsReader.Tests.Site.Layout;

/// <summary>Kept pages are made anew by the write that changes them; nobody has to ask for it.</summary>
public sealed class PageCacheTests : IAsyncDisposed
{
    private const string Path = "/articles/talks-resume";

    private readonly NewsSite site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_write_makes_a_kept_page_anew()
    {
        await KeepThePage();
        await site.Get<DatabaseWriter>().Write(db => Rename(db, "Talks End"), default);
        Assert.Equal("Talks End", await Headline());
    }

    [Theory]
    [InlineData(CollectionChanges.Articles)]
    [InlineData(CollectionChanges.Feeds)]
    [InlineData(CollectionChanges.Settings)]
    public async Task A_write_that_names_what_it_changes_does_so_too(CollectionChanges changes)
    {
        await KeepThePage();
        await site.Get<DatabaseWriter>().Write(changes, db => Rename(db, "Talks End"), default);
        Assert.Equal("Talks End", await Headline());
    }

    [Theory]
    [InlineData(CollectionChanges.Articles, true)]
    [InlineData(CollectionChanges.Feeds, true)]
    [InlineData(CollectionChanges.Settings, false)]
    [InlineData(CollectionChanges.Everything, false)]
    public async Task News_leaves_the_cached_help_pages(CollectionChanges changes, bool stays)
    {
        using var client = site.Client();
        using var first = await client.GetAsync(new Uri("/help", UriKind.Relative));
        await site.Get<DatabaseWriter>().Write(changes, _ => Task.FromResult(0), default);
        using var then = await client.GetAsync(new Uri("/help", UriKind.Relative));
        Assert.Equal((false, stays), (first.Headers.Contains("Age"), then.Headers.Contains("Age")));
    }

    [Fact]
    public async Task A_quiet_write_leaves_the_kept_page()
    {
        await KeepThePage();
        await site.Get<DatabaseWriter>().WriteQuietly(db => Rename(db, "Talks End"), default);
        Assert.Equal("Talks Resume", await Headline());
    }

    [Fact]
    public async Task A_write_that_fails_changes_nothing_and_leaves_the_kept_page()
    {
        await KeepThePage();
        var writer = site.Get<DatabaseWriter>();
        // Only a page that was kept shows the old headline from here on.
        await writer.WriteQuietly(db => Rename(db, "Talks End"), default);
        var told = Told(writer);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            writer.Write<int>(
                async db =>
                {
                    await Rename(db, "Talks Fail");
                    throw new InvalidOperationException();
                },
                default
            )
        );
        Assert.Empty(told);
        Assert.Equal("Talks Resume", await Headline());
        await writer.Write(_ => Task.FromResult(0), default);
        Assert.Equal("Talks End", await Headline());
    }

    [Fact]
    public async Task A_write_tells_once_what_it_has_changed_when_it_is_committed()
    {
        var writer = site.Get<DatabaseWriter>();
        var told = Told(writer);
        await using (var write = await writer.Begin(default))
        {
            await Rename(write.Db, "Talks End");
            Assert.Empty(told);
            await write.Commit(CollectionChanges.Feeds);
            Assert.Equal([CollectionChanges.Feeds], told);
        }
        await using (await writer.Begin(default))
        {
            // Never committed.
        }
        await writer.WriteQuietly(db => db.Articles.CountAsync(), default);
        Assert.Equal([CollectionChanges.Feeds], told);
        await writer.Write(db => db.Articles.CountAsync(), default);
        Assert.Equal([CollectionChanges.Feeds, CollectionChanges.Everything], told);
    }

    [Fact]
    public async Task An_import_tells_of_articles_and_a_second_one_of_the_same_tells_nothing()
    {
        var told = Told(site.Get<DatabaseWriter>());
        using var folder = new TempFolder();
        await site.ImportFrom(folder, ("talks.md", "# Talks Resume\n\nDelegations met on Friday."));
        Assert.NotEmpty(told);
        Assert.All(told, changes => Assert.Equal(CollectionChanges.Articles, changes));
        told.Clear();
        await site.ImportFrom(folder, ("talks.md", "# Talks Resume\n\nDelegations met on Friday."));
        Assert.Empty(told);
    }

    private static List<CollectionChanges> Told(DatabaseWriter writer)
    {
        List<CollectionChanges> told = [];
        writer.Committed += told.Add;
        return told;
    }

    private async Task<string> Headline() => (await site.Page(Path)).Text("h1");

    private async Task KeepThePage()
    {
        await site.Import(("talks.md", "# Talks Resume\n\nDelegations met on Friday and spoke for hours."));
        Assert.Equal("Talks Resume", await Headline());
    }

    private static Task<int> Rename(NewsDb db, string headline) =>
        db
            .Articles.Where(a => a.Slug == "talks-resume")
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Headline, headline));
}
