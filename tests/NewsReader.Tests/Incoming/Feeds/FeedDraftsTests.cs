using NewsReader.Collection.Feeds;
using NewsReader.Formats.Feeds;
using NewsReader.Formats.Html;
using NewsReader.Incoming.Feeds.Entries;
using NewsReader.Intake;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>The text of an entry is sanitised once, and joined parts are not parsed again.</summary>
public sealed class FeedDraftsTests
{
    private const string Words = "Ferries, schools and shops get new hours after a long winter.";
    private const string Story = "The council met on Monday and voted nine to two for the plan of the mayor.";
    private const string Picture = "<img src=\"https://site.example/a.jpg\" alt=\"\">";

    [Fact]
    public void Text_of_every_sample_is_exactly_what_the_sanitiser_would_write()
    {
        var articles = Directory
            .GetFiles(Path.Combine(AppContext.BaseDirectory, "Samples", "feeds"))
            .Where(file => !file.EndsWith(".expected.json", StringComparison.Ordinal))
            .SelectMany(file => ArticlesIn(File.ReadAllBytes(file)))
            .ToList();
        Assert.NotEmpty(articles);
        Assert.All(articles, article => Assert.Equal(ArticleHtml.Sanitise(article.Body!.Html), article.Body));
    }

    [Theory]
    // A standfirst above a text, with and without elements.
    [InlineData(Words, $"<p>{Story}</p>")]
    [InlineData($"<p>{Words}</p>", $"<p>{Story}</p>")]
    [InlineData($"<p>{Words}</p>", Story)]
    [InlineData(Words, Story)]
    // A content that is only a picture, and a summary with a smaller copy in elements that hold nothing else.
    [InlineData($"<figure><a href=\"/b\">{Picture}</a></figure><p>{Words}</p>", $"<p>{Picture}</p>")]
    [InlineData($"{Picture} {Words}", Picture)]
    // Pictures on both sides of a standfirst.
    [InlineData($"<p><a href=\"/b\">{Picture}</a></p><p>{Words}</p>", $"<p>{Picture}{Story}</p>")]
    [InlineData($"<ul><li>{Picture}</li><li>{Words}</li></ul>", $"<p>{Picture}{Story}</p>")]
    public void Joined_text_is_exactly_what_the_sanitiser_would_write(string summary, string content)
    {
        var body = Only(
            new()
            {
                Title = "Alpha Rises",
                Summary = summary,
                Content = content,
            }
        );
        Assert.Contains("Ferries, schools", body.Text, StringComparison.Ordinal);
        Assert.Equal(ArticleHtml.Sanitise(body.Html), body);
    }

    [Fact]
    public void Joined_words_do_not_run_into_each_other() =>
        Assert.Contains(
            "long winter. The council",
            Only(new() { Summary = Words, Content = Story }).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void Too_long_title_is_put_above_the_text()
    {
        var title = string.Join(' ', Enumerable.Repeat("“Très” long & <loud>", 60));
        var body = Only(new() { Title = title, Content = $"<p>{Story}</p>" });
        Assert.StartsWith(title, body.Text, StringComparison.Ordinal);
        Assert.Equal(ArticleHtml.Sanitise(body.Html), body);
    }

    [Fact]
    public void Links_without_words_are_put_below_the_text()
    {
        var body = Only(
            new()
            {
                Title = "Alpha Rises",
                Content = Story,
                Related = [new("https://other.example/?a=1&b=2", "https://other.example/?a=1&b=2")],
            }
        );
        Assert.EndsWith("other.example/?a=1&b=2", body.Text, StringComparison.Ordinal);
        Assert.Equal(ArticleHtml.Sanitise(body.Html), body);
    }

    private static ArticleHtml Only(ParsedEntry entry) =>
        Assert.Single(FeedDrafts.Of(Subscription(), new() { Entries = [entry] }).Articles).Body!;

    private static IEnumerable<PreparedArticle> ArticlesIn(byte[] bytes)
    {
        try
        {
            return FeedDrafts
                .Of(Subscription(), FeedParser.Parse(bytes, null, new("https://news.example.org/feed")))
                .Articles;
        }
        catch (FeedException)
        {
            return [];
        }
    }

    private static Subscription Subscription() =>
        new()
        {
            Key = "https://news.example.org/feed",
            Address = "https://news.example.org/feed",
            Source = new()
            {
                Name = "Wire",
                Slug = "wire",
                NormalisedName = "wire",
            },
        };
}
