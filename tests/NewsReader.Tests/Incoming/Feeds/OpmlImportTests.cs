using System.Text;
using NewsReader.Formats.Opml;
using NewsReader.Incoming.Feeds;
using NewsReader.Incoming.Feeds.Opml;
using static NewsReader.Tests.Incoming.Feeds.FollowedFeed;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>Lists of feeds from other readers: what is imported, and what is exported again.</summary>
public sealed class OpmlImportTests : IAsyncDisposed
{
    private const string A = "https://a.example.org/feed";

    private readonly FollowedFeed feed = new();

    public ValueTask DisposeAsync() => feed.DisposeAsync();

    [Theory]
    [InlineData(
        "top, then in a folder",
        $"<outline text='A' xmlUrl='{A}'/><outline text='music'><outline text='A' xmlUrl='{A}'/></outline>",
        "music"
    )]
    [InlineData(
        "in two folders",
        $"<outline text='one'><outline text='A' xmlUrl='{A}'/></outline><outline text='two'><outline text='A' xmlUrl='{A}'/></outline>",
        "one"
    )]
    [InlineData("category", $"<outline text='A' xmlUrl='{A}' category='Science'/>", "Science")]
    [InlineData("category as a path", $"<outline text='A' xmlUrl='{A}' category='/Tech/News'/>", "Tech > News")]
    [InlineData(
        "several categories",
        $"<outline text='A' xmlUrl='{A}' category='/Boston/Weather, /Sport'/>",
        "Boston > Weather"
    )]
    [InlineData(
        "a folder before a category",
        $"<outline text='in'><outline text='A' xmlUrl='{A}' category='out'/></outline>",
        "in"
    )]
    [InlineData("a slash", $"<outline text='TCP/IP'><outline text='A' xmlUrl='{A}'/></outline>", "TCP/IP")]
    [InlineData(
        "slashes in levels",
        $"<outline text='/a/'><outline text='b\\/c'><outline text='d\\'><outline text='A' xmlUrl='{A}'/></outline></outline></outline>",
        "/a/ > b\\/c > d\\"
    )]
    [InlineData(
        "entities",
        $"<outline text='R&amp;D &#x2014; &lt;x&gt;'><outline text='A' xmlUrl='{A}'/></outline>",
        "R&D — <x>"
    )]
    [InlineData("a raw sign", $"<outline text='R&D'><outline text='A' xmlUrl='{A}'/></outline>", "R&D")]
    [InlineData(
        "folders in folders, named by title",
        $"<outline title='News'><outline title='Local'><outline text='A' xmlUrl='{A}'/></outline></outline>",
        "News > Local"
    )]
    [InlineData(
        "a comment and no type",
        $"<!-- <outline text='no'> --><outline text='f'><outline text='A' xmlUrl='{A}'/></outline>",
        "f"
    )]
    public async Task Folder_of_a_feed_is_imported_and_exported(string what, string outlines, string folder)
    {
        await Import(outlines);
        Assert.True(folder == await FolderOut(), $"{what}: {await FolderOut()}");
        // The exported list gives the same result.
        var list = await List();
        await feed.Get<Subscriber>().Remove(await feed.State(A), removesArticles: false, CancellationToken.None);
        await feed.Get<OpmlImport>().Import(Encoding.UTF8.GetBytes(list), CancellationToken.None);
        Assert.Equal(list, await List());
    }

    [Theory]
    [InlineData($"<outline xmlUrl='{Address}'/>", "Example Wire")]
    [InlineData($"<outline text='' title=' ' xmlUrl='{Address}'/>", "Example Wire")]
    [InlineData($"<outline text='{Address}' title='{Address}' xmlUrl='{Address}'/>", "Example Wire")]
    [InlineData($"<outline text='news.example.org/feed.xml' xmlUrl='{Address}'/>", "Example Wire")]
    [InlineData(
        $"<outline text='https://news.example.org' htmlUrl='https://news.example.org/' xmlUrl='{Address}'/>",
        "Example Wire"
    )]
    [InlineData($"<outline text='news.example.org' xmlUrl='{Address}'/>", "Example Wire")]
    [InlineData($"<outline text='{Address}' title='Mine' xmlUrl='{Address}'/>", "Mine")]
    [InlineData($"<outline text='Mine' title='Other' xmlUrl='{Address}'/>", "Mine")]
    [InlineData($"<outline title='Mine' xmlUrl='{Address}'/>", "Mine")]
    [InlineData($"<outline text='Slashdot.org' xmlUrl='{Address}'/>", "Slashdot.org")]
    public async Task Feed_is_named_by_the_list_or_else_by_itself(string outline, string name)
    {
        feed.Says(Rss(Item("1", "Alpha Rises")));
        await Import(outline);
        await feed.Refresh();
        Assert.Equal(name, (await feed.State()).Source.Name);
        Assert.Contains(name, await feed.Site.Html("/articles/alpha-rises"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "news.example.org",
            (await feed.Ask(db => Task.FromResult(db.Sources.Select(source => source.Name).ToList())))
        );
        // From then on, the name stays.
        feed.Says(Rss(Item("2", "Beta Falls")).Replace("Example Wire", "Another Wire", StringComparison.Ordinal));
        await feed.Refresh();
        Assert.Equal(name, (await feed.State()).Source.Name);
    }

    [Fact]
    public async Task Two_feeds_without_names_on_one_host_each_get_their_own_name()
    {
        const string other = "https://news.example.org/other.xml";
        feed.Says(Rss(Item("1", "Alpha Rises")))
            .Says(Rss(Item("2", "Beta Falls")).Replace("Example Wire", "Other Wire", StringComparison.Ordinal), other);
        await Import($"<outline xmlUrl='{Address}'/><outline xmlUrl='{other}'/>");
        await feed.Refresh();
        Assert.Equal(
            ("Example Wire", "news.example.org"),
            ((await feed.State()).Source.Name, (await feed.State(other)).Source.Name)
        );
        await feed.Refresh(other);
        Assert.Equal("Other Wire", (await feed.State(other)).Source.Name);
    }

    [Theory]
    [InlineData(70)]
    [InlineData(600)]
    public void Quotation_marks_in_a_value_do_not_lose_other_attributes(int words)
    {
        var text = string.Join(' ', Enumerable.Range(0, words).Select(n => $"word{n}"));
        var list = OpmlReader.Parse(
            Encoding.UTF8.GetBytes(
                $"""
                <opml version="2.0"><body>
                <outline text="Hour" description="In "Harbour Hour" {text}." xmlUrl="{A}" type="rss" />
                <outline type="rss" text="Second" xmlUrl="https://second.example.org/feed"/>
                </body></opml>
                """
            )
        );
        Assert.Equal([A, "https://second.example.org/feed"], list.Feeds.Select(found => found.Url));
    }

    [Theory]
    [InlineData(
        $"<opml version='1.0'><head><title>x</title></head><body><outline text='A' type='rss' xmlurl='{A}'/></body></opml>"
    )]
    [InlineData($"<OPML VERSION='2.0'><BODY><OUTLINE TEXT='A' XMLURL='{A}'/></BODY></OPML>")]
    [InlineData($"<opml><outline text='A' xmlUrl='{A}'/></opml>")]
    [InlineData($"<outline text='A' xmlUrl='{A}'/>")]
    [InlineData($"<?xml version='1.0' encoding='utf-16'?><opml><body><outline text='A' xmlUrl='{A}'/></body></opml>")]
    [InlineData($"<opml><body><outline text='A' xmlUrl='feed:{A}'/></body></opml>")]
    [InlineData($"<opml><body><outline text='A' xmlUrl='feed:{A}'></body>")]
    public void Lists_of_all_kinds_are_read(string opml) =>
        Assert.Equal(
            (A, "A"),
            Assert.Single(OpmlReader.Parse(Encoding.UTF8.GetBytes(opml)).Feeds) is var found
                ? (found.Url, found.Title)
                : default
        );

    [Fact]
    public async Task Whatever_does_not_fit_into_one_folder_is_noted()
    {
        var imported = await Import(
            $"""
            <outline text='one'><outline text='A' xmlUrl='{A}'/></outline>
            <outline text='two'><outline text='A' xmlUrl='{A}'/></outline>
            <outline text='B' xmlUrl='https://b.example.org/' category='x,y/z'/>
            <outline text='C' xmlUrl='https://&#x200B;/feed'/>
            """
        );
        Assert.Contains(
            imported.Problems,
            problem => problem.Contains("“two” too; it is kept in “one”", StringComparison.Ordinal)
        );
        Assert.Contains(
            imported.Problems,
            problem => problem.Contains("the category “y / z” was left out", StringComparison.Ordinal)
        );
        Assert.True(
            imported.Refused == 1
                || imported.Problems.Any(problem => problem.Contains("not a web address", StringComparison.Ordinal))
        );
    }

    private Task<ImportedOpml> Import(string outlines) =>
        feed.Get<OpmlImport>()
            .Import(
                Encoding.UTF8.GetBytes($"<?xml version='1.0'?><opml version='2.0'><body>{outlines}</body></opml>"),
                CancellationToken.None
            );

    private async Task<string> List() => await feed.Ask(db => db.Opml(CancellationToken.None));

    // The folder as another program reads it.
    private async Task<string> FolderOut()
    {
        var body = System
            .Xml.Linq.XElement.Load(System.Xml.XmlReader.Create(new StringReader(await List())))
            .Element("body")!;
        var outline = body.Descendants("outline").Single(found => found.Attribute("xmlUrl")?.Value == A);
        return string.Join(
            " > ",
            outline.Ancestors("outline").Reverse().Select(folder => folder.Attribute("text")!.Value)
        );
    }
}
