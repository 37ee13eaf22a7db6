using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NewsReader.Tests.Site.Articles;

/// <summary>What an article's page shows, with and without a body.</summary>
public sealed partial class ArticlePageTests : IAsyncDisposed
{
    private const string Told = """
        ---
        title: Talks Resume in Istanbul
        date: 2025-12-05T10:30:00+02:00
        source: Example Wire
        url: https://news.example.org/talks
        author: Ann Reporter
        language: en-GB
        topics: [Diplomacy]
        related: [Envoy </script> Meets Both Sides]
        ---
        Delegations met on Friday & spoke.
        """;

    private readonly NewsSite site = new();

    [Fact]
    public async Task A_story_shows_all_that_is_known_of_it()
    {
        await site.Import(("talks.md", Told));
        var html = await site.Html("/articles/talks-resume-in-istanbul");
        Assert.Contains("<article lang=\"en-GB\" dir=\"ltr\">", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"byline\" dir=\"auto\">Ann Reporter</p>", html, StringComparison.Ordinal);
        Assert.Contains(
            "<time datetime=\"2025-12-05T10:30:00&#x2B;02:00\">5 December 2025, 10:30 UTC&#x2B;02:00</time>",
            html,
            StringComparison.Ordinal
        );
        Assert.Contains("1 min read", html, StringComparison.Ordinal);
        Assert.Contains(
            "<a href=\"https://news.example.org/talks\" rel=\"noopener noreferrer nofollow ugc\">Read it at news.example.org</a>",
            html,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("taken from the first sentence", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_seed_says_what_is_not_known_of_it()
    {
        var html = await site.Html(NewsSite.SeedPath);
        Assert.Contains("taken from the first sentence", html, StringComparison.Ordinal);
        Assert.Contains("undated", html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"byline\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<time", html, StringComparison.Ordinal);
        Assert.Equal(17, Regex.Count(html, "<span class=\"state\">headline only</span>"));
    }

    [Fact]
    public async Task Structured_data_says_what_is_known_and_no_more()
    {
        await site.Import(("talks.md", Told));
        var told = Data(await site.Html("/articles/talks-resume-in-istanbul"));
        Assert.Equal("NewsArticle", (string?)told["@type"]);
        Assert.Equal("2025-12-05T10:30:00+02:00", (string?)told["datePublished"]);
        Assert.Equal("Ann Reporter", (string?)told["author"]!["name"]);
        Assert.Equal("/articles/envoy-script-meets-both-sides", (string?)told["mainEntityOfPage"]!["relatedLink"]![0]);

        var seed = Data(await site.Html(NewsSite.SeedPath));
        Assert.Null(seed["datePublished"]);
        Assert.Null(seed["author"]);
        Assert.Equal(17, seed["mainEntityOfPage"]!["relatedLink"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_headline_without_its_story_is_no_dead_end()
    {
        var html = await site.Html("/articles/imf-deputy-dan-katz-visits-china-as-key-economic-review-nears");
        Assert.Contains("<meta name=\"robots\" content=\"noindex\"", html, StringComparison.Ordinal);
        Assert.Contains("Number 5 of 17", html, StringComparison.Ordinal);
        Assert.Contains("<ol class=\"numbered\" role=\"list\" start=\"3\">", html, StringComparison.Ordinal);
        Assert.Contains("Honduras Election Turmoil", html, StringComparison.Ordinal);
        Assert.Contains("Trump’s Name Appears", html, StringComparison.Ordinal);
        Assert.Contains("Listed by", html, StringComparison.Ordinal);
        Assert.DoesNotContain("application/ld+json", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_listers_are_named_newest_first()
    {
        await site.Import(
            ("a.md", "---\ntitle: Alpha Rises\ndate: 2024-01-01\nrelated: [Gamma Waits, Delta]\n---\nText.\n"),
            ("b.md", "---\ntitle: Beta Falls\ndate: 2024-02-01\nrelated: [Gamma Waits]\n---\nText.\n")
        );
        var html = await site.Html("/articles/gamma-waits");
        Assert.Contains(
            "Headline only. Listed by 2 articles. The story itself has not arrived.",
            html,
            StringComparison.Ordinal
        );
        var listers = html[html.IndexOf("id=\"listed-by\"", StringComparison.Ordinal)..];
        Assert.True(
            listers.IndexOf("Beta Falls", StringComparison.Ordinal)
                < listers.IndexOf("Alpha Rises", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Previous_and_next_are_named_and_lead_back()
    {
        var html = await site.Html(NewsSite.DronesPath);
        Assert.Matches($"href=\"{NewsSite.SeedPath}\\?from=2\" rel=\"prev\">", html);
        Assert.Matches(
            "href=\"/articles/escalating-conflict-in-eastern-congo-despite-u-s-brokered-peace-efforts\\?from=2\" rel=\"next\">",
            html
        );
        Assert.DoesNotContain("rel=\"prev\"", await site.Html(NewsSite.SeedPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Right_to_left_text_is_marked_so()
    {
        await site.Import(("a.txt", "استئناف محادثات السلام في إسطنبول\n\nاستؤنفت المحادثات يوم الأربعاء.\n"));
        var html = await site.Html("/articles/" + Uri.EscapeDataString("استئناف-محادثات-السلام-في-إسطنبول"));
        Assert.Contains("<article lang=\"und-Arab\" dir=\"rtl\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Canonical_links_are_given_where_the_address_is_set_only()
    {
        Assert.DoesNotContain("rel=\"canonical\"", await site.Html(NewsSite.SeedPath), StringComparison.Ordinal);
        await using var known = new NewsSite
        {
            Settings =
            {
                ["Site:BaseAddress"] = "https://news.example.org/",
                ["Site:Public"] = "true",
                ["Site:Name"] = "Example News",
            },
        };
        var html = await known.Html(NewsSite.SeedPath);
        Assert.Contains(
            $"<link rel=\"canonical\" href=\"https://news.example.org{NewsSite.SeedPath}\"",
            html,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"<meta property=\"og:url\" content=\"https://news.example.org{NewsSite.SeedPath}\"",
            html,
            StringComparison.Ordinal
        );
        Assert.Contains(" – Example News</title>", html, StringComparison.Ordinal);
        using var client = known.Client();
        using var response = await client.GetAsync(new Uri("/", UriKind.Relative));
        Assert.False(response.Headers.Contains("X-Robots-Tag"));
    }

    [Theory]
    [InlineData("/articles/nothing-here")]
    [InlineData("/articles/%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("/articles/..%2fsources")]
    [InlineData("/articles/RUSSIA-and-ukraine-resumed-peace-talks-in-istanbul-on-wednesday")]
    public async Task Unknown_slug_is_404(string path)
    {
        using var client = site.Client();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static JsonNode Data(string html) => JsonNode.Parse(JsonLd().Match(html).Groups[1].Value)!;

    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex JsonLd();
}
