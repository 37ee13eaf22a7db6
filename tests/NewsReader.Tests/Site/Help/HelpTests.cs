using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;

namespace NewsReader.Tests.Site.Help;

/// <summary>The help pages as readers get them, at the root of a host and under a path.</summary>
public sealed partial class HelpTests(HelpTests.HelpSite site) : IClassFixture<HelpTests.HelpSite>
{
    private const string Overview = "/help";

    private static readonly IReadOnlyList<string> Paths =
    [
        .. HelpFiles.Names.Select(name => name == "index" ? Overview : $"{Overview}/{name}"),
    ];

    public static TheoryData<string> Pages => [.. Paths];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_has_its_files_title_as_its_only_h1_and_a_description(string path)
    {
        using var page = await Page(path);
        var title = File.ReadLines(HelpFiles.Of(NameIn(path))).First();

        Assert.Equal(title, $"# {Assert.Single(page.QuerySelectorAll("h1")).TextContent}");
        Assert.Equal($"{title[2..]} – NewsReader", page.Title);
        Assert.InRange(page.QuerySelector("meta[name=description]")!.GetAttribute("content")!.Length, 20, 200);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_heading_can_be_linked_to_and_the_page_lists_its_sections(string path)
    {
        using var page = await Page(path);
        var headings = page.QuerySelectorAll("main .text :is(h2, h3, h4)");

        Assert.NotEmpty(headings);
        Assert.All(headings, heading => Assert.False(string.IsNullOrEmpty(heading.Id)));
        Assert.Distinct(headings.Select(heading => heading.Id));
        Assert.Equal(
            path == Overview ? [] : page.QuerySelectorAll("main h2").Select(heading => $"#{heading.Id}"),
            page.QuerySelectorAll("main nav a").Select(link => link.GetAttribute("href"))
        );
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_link_leads_to_something_that_exists(string path)
    {
        using var page = await Page(path);
        var links = page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            var (address, fragment) = (link.Split('#')[0], link.Split('#').ElementAtOrDefault(1));
            using var target = address.Length == 0 ? await Page(path) : await Page(address, mayBeTheOwners: true);
            if (fragment is not null)
                Assert.True(target.GetElementById(fragment) is not null, $"{link} on {path}");
        }
    }

    [Fact]
    public async Task Under_a_path_every_link_of_every_page_stays_there()
    {
        using var under = new HelpSite { Settings = { ["PathBase"] = "/reader" } };
        foreach (var path in Paths)
        {
            using var page = PageSelectors.Parse(await under.Html("/reader" + path));
            var links = page.QuerySelectorAll("a")
                .Select(link => link.GetAttribute("href")!)
                .Where(link => !link.StartsWith('#'))
                .ToList();
            Assert.Contains("/reader/help", links);
            Assert.All(links, link => Assert.StartsWith("/reader/", link, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Overview_leads_to_every_page()
    {
        using var page = await Page(Overview);
        var links = page.QuerySelectorAll("main .text a").Select(link => link.GetAttribute("href"));
        Assert.Equal(Paths.Except([Overview]).Order(), links.Distinct().Order());
    }

    [Theory]
    [InlineData("/")]
    [InlineData(NewsSite.SeedPath)]
    [InlineData("/owner/settings", HttpStatusCode.Forbidden)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    public async Task The_foot_of_every_page_leads_to_the_help(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var client = site.Client();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, response.StatusCode);
        using var page = await response.Page();
        Assert.NotNull(page.QuerySelector($"footer a[href='{Overview}']"));
    }

    [Theory]
    [InlineData("/help/nothing")]
    [InlineData("/help/index")]
    [InlineData("/help/Feeds")]
    [InlineData("/help/feeds.md")]
    [InlineData("/help/feeds/more")]
    public async Task Unknown_page_is_404(string path)
    {
        using var client = site.Client();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Page_is_kept_and_not_sent_to_who_has_it()
    {
        using var client = site.Client();
        using var first = await client.GetAsync(new Uri("/help/feeds", UriKind.Relative));
        using var second = await client.GetAsync(new Uri("/help/feeds", UriKind.Relative));
        Assert.NotNull(second.Headers.Age);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/help/feeds");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var third = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, third.StatusCode);
    }

    [Fact]
    public async Task Addresses_of_the_site_are_links_and_other_code_is_not()
    {
        using var page = await Page("/help/getting-started");
        Assert.NotNull(page.QuerySelector("a[href='/owner/feeds'] > code"));
        Assert.Contains(page.QuerySelectorAll("code"), code => Placeholder().IsMatch(code.TextContent));
        Assert.DoesNotContain(page.QuerySelectorAll("a > code"), code => Placeholder().IsMatch(code.TextContent));
    }

    [Fact]
    public async Task Tables_are_named_by_their_headings_and_can_be_scrolled_by_keyboard()
    {
        using var page = await Page("/help/settings");
        var tables = page.QuerySelectorAll("table");
        Assert.NotEmpty(tables);
        Assert.All(
            tables,
            table =>
            {
                var box = table.ParentElement!;
                Assert.Equal(("region", "0"), (box.GetAttribute("role"), box.GetAttribute("tabindex")));
                Assert.Matches("^H[23]$", page.GetElementById(box.GetAttribute("aria-labelledby")!)!.TagName);
            }
        );
        Assert.Distinct(tables.Select(table => table.ParentElement!.GetAttribute("aria-labelledby")));
    }

    private static string NameIn(string path) => path == Overview ? "index" : path[(Overview.Length + 1)..];

    private async Task<IHtmlDocument> Page(string path, bool mayBeTheOwners = false)
    {
        using var client = site.Client();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        if (!mayBeTheOwners || response.StatusCode != HttpStatusCode.Forbidden)
            Assert.Equal((path, HttpStatusCode.OK), (path, response.StatusCode));
        return await response.Page();
    }

    [GeneratedRegex("[A-Z]{4,}")]
    private static partial Regex Placeholder();

    /// <summary>A site that has every address that the help pages name.</summary>
    public sealed class HelpSite : NewsSite
    {
        public HelpSite()
        {
            Settings["Site:Public"] = "true";
            Settings["Site:BaseAddress"] = "https://news.example.org";
        }
    }
}
