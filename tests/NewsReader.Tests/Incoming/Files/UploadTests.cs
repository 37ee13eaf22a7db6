using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsReader.Collection;
using NewsReader.Hosting.Machine;
using NewsReader.Incoming.Files;
using NewsReader.Tests.Accounts;
using NewsReader.Tests.Browser;

namespace NewsReader.Tests.Incoming.Files;

/// <summary>Documents that the owner uploads or pastes.</summary>
public sealed partial class UploadTests : IAsyncDisposed
{
    private const string Page = "/owner/import";

    private readonly NewsSite site = NewsSite.AtThisMachine();
    private readonly Visitor owner;

    public UploadTests() => owner = new(site);

    public async ValueTask DisposeAsync()
    {
        owner.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Files_become_articles_and_are_stored_in_the_folder_under_safe_names()
    {
        using var sent = await owner.Upload(
            ("Bridge Story (1).TXT", "Bridge Reopens\n\nIt opened.\n"),
            ("notes.md", "# Ferry Line Closes\n\nIt closes.\n"),
            ("photo.png", "x"),
            ("empty.txt", "")
        );
        var html = await owner.Follow(sent);
        var report = PageSelectors.Parse(html);

        Assert.Equal("2 added, 2 refused.", report.Text("[role=status]"));
        Assert.Contains(("/articles/bridge-reopens", "Bridge Reopens"), report.Links(".rows"));
        var results = report.Texts(".rows li > p:last-child");
        Assert.Contains(results, text => text.Contains("expected a name that ends in", StringComparison.Ordinal));
        Assert.Contains(results, text => text.Contains("found an empty document", StringComparison.Ordinal));
        Assert.Equal(["bridge-story-1.txt", "notes.md"], Folder());
        Assert.Equal("It opened.", await Text("/articles/bridge-reopens"));
        // Going back to the report or reloading it imports nothing again.
        Assert.Equal(html, await owner.Html(sent.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task Document_sent_twice_is_stored_once_and_another_with_its_name_overwrites_nothing()
    {
        using var first = await owner.Upload(("story.txt", "Bridge Reopens\n\nIt opened.\n"));
        using var same = await owner.Upload(("story.txt", "Bridge Reopens\n\nIt opened.\n"));
        Assert.Equal("1 unchanged.", await Done(same));
        using var other = await owner.Upload(
            ("story.txt", "Ferry Line Closes\n\nIt closes.\n"),
            ("STORY.txt", "Tram Line Opens\n\nIt opens.\n")
        );
        Assert.Equal("2 added.", await Done(other));

        Assert.Equal(["story-2.txt", "story-3.txt", "story.txt"], Folder());
        Assert.Equal("It opened.", await Text("/articles/bridge-reopens"));
    }

    [Theory]
    [InlineData("../../x.txt", "x.txt")]
    [InlineData("..\\..\\x.txt", "x.txt")]
    [InlineData("/etc/cron.d/x.txt", "x.txt")]
    [InlineData("a\0b.txt", "a-b.txt")]
    [InlineData(".hidden.txt", "hidden.txt")]
    [InlineData("...txt", "document.txt")]
    [InlineData("con\r\nSet-Cookie: a=b.txt", "con-set-cookie-a-b.txt")]
    [InlineData("<script>alert(1)</script>.txt", "script.txt")]
    [InlineData("new\u202Etxt.md.txt", "new-txt-md.txt")]
    public async Task Hostile_name_does_not_leave_the_folder(string name, string expected)
    {
        var outside = Outside();
        using var sent = await owner.Upload((name, "Bridge Reopens\n\nIt opened.\n"));
        var html = await owner.Follow(sent);
        Assert.Equal("1 added.", PageSelectors.Parse(html).Text("[role=status]"));
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.Equal([expected], Folder());
        Assert.Equal(outside, Outside());
    }

    [Theory]
    [InlineData("x", 5_000)]
    [InlineData("港", 1_000)]
    [InlineData("𝒳", 1_000)]
    public async Task Very_long_name_is_cut(string letter, int times)
    {
        using var sent = await owner.Upload(
            (string.Concat(Enumerable.Repeat(letter, times)) + ".txt", "Bridge Reopens\n\nIt opened.\n")
        );
        Assert.Equal("1 added.", await Done(sent));
        Assert.InRange(Encoding.UTF8.GetByteCount(Assert.Single(Folder())), 5, 255);
    }

    [Theory]
    [InlineData("txt", "Bridge Reopens\r\n\r\nIt *opened*.\r\n", "bridge-reopens.txt", "It *opened*.")]
    [InlineData("md", "# Bridge Reopens\r\n\r\nIt *opened*.\r\n", "bridge-reopens.md", "It <em>opened</em>.")]
    public async Task Pasted_text_is_imported_as_the_chosen_kind(string kind, string text, string file, string expected)
    {
        using var sent = await owner.Upload(Page, Page, "files", [], ("text", text), ("kind", kind));
        Assert.Equal([("/articles/bridge-reopens", "Bridge Reopens")], (await owner.FollowToPage(sent)).Links(".rows"));
        Assert.Equal([file], Folder());
        Assert.Equal(expected, (await site.Page("/articles/bridge-reopens")).One("article .text p").InnerHtml);
    }

    [Fact]
    public async Task Refused_text_stays_in_the_form()
    {
        var text = "---\ndate: 2025-12-05\n---\n";
        using var refused = await owner.Upload(Page, Page, "files", [], ("text", text), ("kind", "md"));
        var page = await refused.Page();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.StartsWith("We couldn’t import this: ", page.Text("#import-fault"), StringComparison.Ordinal);
        Assert.Equal(text, page.One("textarea[name=text]").TextContent.ReplaceLineEndings("\n"));
        Assert.Equal("md", page.Attribute("input[name=kind][checked]", "value"));
        Assert.Empty(Folder());

        using var nothing = await owner.Upload(Page, Page, "files", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        Assert.Equal("Choose a file, or paste a text.", (await nothing.Page()).Text("#import-fault"));
    }

    [Fact]
    public async Task List_of_feeds_is_imported_as_feeds()
    {
        using var sent = await owner.Upload(
            (
                "feeds.opml",
                "<opml><body><outline text=\"Wire\" xmlUrl=\"https://news.example.org/feed\"/></body></opml>"
            ),
            ("broken.opml", "<opml"),
            ("story.txt", "Bridge Reopens\n\nIt opened.\n")
        );
        var report = await owner.FollowToPage(sent);
        Assert.Contains("Line 1: Wire", report.Texts(".rows li bdi"));
        Assert.Contains(("/articles/bridge-reopens", "Bridge Reopens"), report.Links(".rows"));
        Assert.Contains("https://news.example.org/feed", (await owner.Page("/owner/feeds")).Texts(".rows .facts"));
        Assert.Equal(["story.txt"], Folder());
    }

    [Fact]
    public async Task Locked_database_is_503_and_leaves_nothing_in_the_folder()
    {
        var content = ("story.txt", "Bridge Reopens\n\nIt opened.\n");
        await owner.Token(Page);
        await using (var holder = new SqliteConnection($"Data Source={site.Get<DataFolder>().Database};Pooling=false"))
        {
            await holder.OpenAsync();
            await using var held = holder.BeginTransaction(deferred: false);
            using var refused = await owner.Upload(content);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Empty(Folder());
            Assert.Equal(HttpStatusCode.OK, await owner.Status(Page));
        }
        using var sent = await owner.Upload(content);
        Assert.Equal("1 added.", await Done(sent));
    }

    [Fact]
    public async Task Report_that_is_gone_says_so()
    {
        using var gone = await owner.Get(Page + "/0123456789abcdef");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal("That report is gone", (await gone.Page()).Text("h1"));
    }

    // This needs a real port, because the server enforces the limit.
    [Fact]
    public async Task Five_megabytes_are_accepted_and_eleven_are_refused_with_our_own_page()
    {
        await using var served = new NewsSite();
        BrowsedSite.Serve(served);
        using var sender = OwnersForms.AtPort(served);
        var folder = served.Get<DocumentFolders>().Documents;

        using var taken = await sender.Upload(Page, Page, "files", [("large.txt", Document(5))]);
        Assert.Equal(
            "Large story of 5 megabytes",
            Assert.Single((await sender.FollowToPage(taken)).Links(".rows")).Text
        );
        var before = (await Articles(served), Directory.GetFiles(folder).Length);

        using var refused = await sender.Upload(Page, Page, "files", [("larger.txt", Document(11))]);
        var page = await refused.Page();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Equal("That is too much at once", page.Text("h1"));
        Assert.Contains(
            "At most 10 MB are taken here at once, and this was 12 MB.",
            page.Text("main"),
            StringComparison.Ordinal
        );
        Assert.Equal(before, (await Articles(served), Directory.GetFiles(folder).Length));

        // All other forms are limited to a megabyte.
        using var elsewhere = await sender.Upload(
            "/owner/feeds",
            "/owner/feeds/opml",
            "list",
            [("feeds.opml", Document(2))]
        );
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, elsewhere.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await sender.Status(Page));
    }

    // A large document that is quick to parse.
    private static byte[] Document(int megabytes) =>
        [
            .. Encoding.UTF8.GetBytes($"Large story of {megabytes} megabytes\n\nIt is large.\n"),
            .. Enumerable.Repeat((byte)'\n', megabytes * 1_000_000 - 100),
            .. "Its end.\n"u8,
        ];

    // What the page after a form says was done.
    private async Task<string> Done(HttpResponseMessage answer) =>
        (await owner.FollowToPage(answer)).Text("[role=status]");

    private async Task<string> Text(string article) => (await site.Page(article)).Text("article .text");

    private static async Task<int> Articles(NewsSite site)
    {
        using var scope = site.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<NewsDb>().Articles.CountAsync();
    }

    private IEnumerable<string> Folder() =>
        Directory
            .GetFileSystemEntries(site.Get<DocumentFolders>().Documents)
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal);

    // All files outside the documents folder, except the database and others that change all the time.
    private List<string> Outside() =>
        [
            .. Directory
                .GetFiles(site.Data.Path, "*", SearchOption.AllDirectories)
                .Where(path => !path.Contains("/documents/", StringComparison.Ordinal) && !Changing().IsMatch(path))
                .Order(StringComparer.Ordinal),
        ];

    [GeneratedRegex("news\\.db|newsreader\\.sock|/keys/")]
    private static partial Regex Changing();
}
