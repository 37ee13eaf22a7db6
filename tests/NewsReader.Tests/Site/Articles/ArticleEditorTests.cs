using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsReader.Collection;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Formats;
using NewsReader.Intake.Editing;
using NewsReader.Intake.Runs;

namespace NewsReader.Tests.Site.Articles;

/// <summary>Stories that the owner gives, takes back, joins and parts.</summary>
public sealed partial class ArticleEditorTests : IAsyncDisposed
{
    private static readonly StoryOrigin Pasted = new(StoryMethod.Pasted);

    private readonly NewsSite site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_story_given_to_a_waiting_headline_appears_at_its_address_and_can_be_undone()
    {
        var before = await Page(NewsSite.DronesPath);
        var id = await Id(NewsSite.DronesPath);
        var story = new DraftArticle
        {
            Headline = "Another wording",
            Html = "<p>They were seen over the bay.</p>",
            Byline = "Ann Author",
            Source = "Irish Wire",
            Url = "https://irish.example.org/drones",
            Related = [new("Ferry Line to Close in Spring")],
        };

        Assert.Equal(
            ImportOutcome.Filled,
            (await Editor.Give(id, PreparedStory.Of(story)!, Pasted, CancellationToken.None))?.Outcome
        );

        var filled = await site.Page(NewsSite.DronesPath);
        Assert.StartsWith("Drones Spotted Near", filled.Text("h1"), StringComparison.Ordinal);
        Assert.Equal("They were seen over the bay.", filled.Text("article .text"));
        Assert.Equal("Ann Author", filled.Text("article .byline"));
        Assert.Contains("Irish Wire", filled.Text("article .opening .facts"), StringComparison.Ordinal);
        Assert.NotEmpty(filled.QuerySelectorAll("article a[href='https://irish.example.org/drones']"));
        Assert.Contains("Ferry Line to Close in Spring", filled.Texts("[aria-labelledby=related] li > a"));
        Assert.Contains("They were", (await site.Page("/search?q=bay")).Text(".hits"), StringComparison.Ordinal);
        Assert.Null(await Editor.Give(id, PreparedStory.Of(story)!, Pasted, CancellationToken.None));

        Assert.NotNull(await Editor.TakeBack(id, CancellationToken.None));
        Assert.Equal(before, await Page(NewsSite.DronesPath));
        Assert.Null(await Editor.TakeBack(id, CancellationToken.None));
        await site.Html("/articles/ferry-line-to-close-in-spring");
    }

    [Fact]
    public async Task The_publishers_story_replaces_the_given_one()
    {
        using var folder = new TempFolder();
        await site.ImportFrom(
            folder,
            ("a.md", "---\ntitle: Alpha Rises\nurl: https://news.example.org/a\n---\n\n## Related\n\n- Beta Falls\n")
        );
        var id = await Id("/articles/alpha-rises");
        await Editor.Give(
            id,
            PreparedStory.Of(new() { Headline = "Alpha Rises", Html = "<p>Given.</p>" })!,
            Pasted,
            CancellationToken.None
        );
        await site.ImportFrom(
            folder,
            (
                "a.md",
                "---\ntitle: Alpha Rises\nurl: https://news.example.org/a\n---\nIts own text.\n\n## Related\n\n- Beta Falls\n"
            )
        );
        Assert.Equal("Its own text.", (await site.Page("/articles/alpha-rises")).Text("article .text"));
        Assert.Null(await Editor.TakeBack(id, CancellationToken.None));
    }

    [Fact]
    public async Task Two_joined_pages_can_be_separated()
    {
        await site.Import(
            ("lister.txt", "A story that lists\n\nIts text.\n\n\nHarbor Opens Again\n"),
            ("story.txt", "The Harbour Opens Again\n\nThe bridge opened.\n\n\nFerry Line to Close\n")
        );
        string[] paths =
        [
            "/articles/harbor-opens-again",
            "/articles/the-harbour-opens-again",
            "/articles/a-story-that-lists",
            "/articles/ferry-line-to-close",
        ];
        var before = await Pages(paths);
        var (gone, into) = (await Id(paths[0]), await Id(paths[1]));

        Assert.NotNull(await Editor.Join(gone, into, CancellationToken.None));
        using (var client = site.Client())
        using (var old = await client.GetAsync(new Uri(paths[0], UriKind.Relative)))
            Assert.Equal(
                (HttpStatusCode.Found, paths[1], true),
                (old.StatusCode, old.Headers.Location?.OriginalString, old.Headers.CacheControl?.NoCache)
            );
        Assert.NotEmpty((await site.Page(paths[2])).QuerySelectorAll($"a[href^='{paths[1]}']"));
        var joined = await site.Page(paths[1]);
        Assert.Contains("A story that lists", joined.Texts("[aria-labelledby=listed-by] li > a"));
        Assert.Contains("Ferry Line to Close", joined.Texts("[aria-labelledby=related] li > a"));

        Assert.NotNull(await Editor.Separate(gone, CancellationToken.None));
        Assert.Equal(before, await Pages(paths));
        Assert.Null(await Editor.Separate(gone, CancellationToken.None));
    }

    [Fact]
    public async Task A_story_joined_to_a_headline_moves_there_and_back()
    {
        await site.Import(
            ("lister.txt", "A story that lists\n\nIts text.\n\n\nHarbor Opens Again\n"),
            ("story.txt", "The Harbour Opens Again\n\nThe bridge opened.\n\n\nFerry Line to Close\n")
        );
        string[] paths = ["/articles/harbor-opens-again", "/articles/the-harbour-opens-again"];
        var before = await Pages(paths);
        var (into, gone) = (await Id(paths[0]), await Id(paths[1]));

        Assert.NotNull(await Editor.Join(gone, into, CancellationToken.None));
        var joined = await site.Page(paths[0]);
        Assert.Equal("Harbor Opens Again", joined.Text("h1"));
        Assert.Equal("The bridge opened.", joined.Text("article .text"));
        Assert.Contains("Ferry Line to Close", joined.Texts("[aria-labelledby=related] li > a"));

        Assert.NotNull(await Editor.Separate(gone, CancellationToken.None));
        Assert.Equal(before, await Pages(paths));
    }

    [Fact]
    public async Task A_given_story_can_be_undone_after_its_page_was_joined_and_separated()
    {
        await site.Import(
            ("lister.txt", "A story that lists\n\nIts text.\n\n\nHarbor Opens Again\n"),
            ("story.txt", "The Harbour Opens Again\n\nThe bridge opened.\n")
        );
        var (gone, into) = (await Id("/articles/harbor-opens-again"), await Id("/articles/the-harbour-opens-again"));
        var before = await site.Html("/articles/harbor-opens-again");
        await Editor.Give(
            gone,
            PreparedStory.Of(new() { Headline = "x", Html = "<p>Given.</p>" })!,
            Pasted,
            CancellationToken.None
        );
        Assert.NotNull(await Editor.Join(gone, into, CancellationToken.None));
        Assert.NotNull(await Editor.Separate(gone, CancellationToken.None));
        Assert.Equal("Given.", (await site.Page("/articles/harbor-opens-again")).Text("article .text"));
        Assert.NotNull(await Editor.TakeBack(gone, CancellationToken.None));
        Assert.Equal(before, await site.Html("/articles/harbor-opens-again"));
    }

    [Fact]
    public async Task A_later_list_links_to_the_page_that_stays()
    {
        await site.Import(
            ("lister.txt", "A story that lists\n\nIts text.\n\n\nHarbor Opens Again\n"),
            ("story.txt", "The Harbour Opens Again\n\nThe bridge opened.\n")
        );
        await Editor.Join(
            await Id("/articles/harbor-opens-again"),
            await Id("/articles/the-harbour-opens-again"),
            CancellationToken.None
        );
        await site.Import(("later.txt", "A later story that lists\n\nIts text.\n\n\nHarbor Opens Again\n"));
        Assert.Contains(
            "A later story that lists",
            await site.Html("/articles/the-harbour-opens-again"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_article_cannot_be_joined_to_itself_or_to_nothing()
    {
        var id = await Id(NewsSite.DronesPath);
        Assert.Null(await Editor.Join(id, id, CancellationToken.None));
        Assert.Null(await Editor.Join(id, 9_999_999, CancellationToken.None));
        Assert.Null(await Editor.Join(9_999_999, id, CancellationToken.None));
    }

    private ArticleEditor Editor => site.Get<ArticleEditor>();

    // Without what is found to be similar: that goes by all the articles that there are, and there can be others now.
    private async Task<string> Page(string path) => Similar().Replace(await site.Html(path), "");

    [GeneratedRegex(
        "\\s*<section class=\"related\" aria-labelledby=\"similar\".*?</section>|\\s+(?=<nav)",
        RegexOptions.Singleline
    )]
    private static partial Regex Similar();

    private async Task<List<string>> Pages(IEnumerable<string> paths)
    {
        List<string> pages = [];
        foreach (var path in paths)
            pages.Add(await Page(path));
        return pages;
    }

    private async Task<long> Id(string path)
    {
        using var scope = site.Services.CreateScope();
        return await scope
            .ServiceProvider.GetRequiredService<NewsDb>()
            .Articles.Where(a => "/articles/" + a.Slug == path)
            .Select(a => a.Id)
            .SingleAsync();
    }
}
