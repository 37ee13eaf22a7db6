using System.Net;
using System.Text;
using NewsReader.Incoming.Feeds.Discovery;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>Where a page sends its readers on to.</summary>
public sealed class FeedLinksTests
{
    [Theory]
    [InlineData("0; url=/next", "https://site.example.org/next")]
    [InlineData("5;URL='next'", "https://site.example.org/next")]
    [InlineData("0.5, /next", "https://site.example.org/next")]
    [InlineData(" ; url = next ", "https://site.example.org/next")]
    [InlineData("60", null)]
    [InlineData("0;url=''", null)]
    public void A_page_that_sends_on_says_where(string content, string? expected) =>
        Assert.Equal(expected, MovedTo(content)?.AbsoluteUri);

    [Theory]
    [InlineData("0;url=a", " ", "b\tc")]
    [InlineData("0;url=", " ", "''")]
    [InlineData("", " ", "x")]
    [InlineData("0;", "url=", "'")]
    public async Task One_that_goes_on_for_ever_is_read_at_once(string begin, string again, string end)
    {
        var content = begin + string.Concat(Enumerable.Repeat(again, 100_000)) + end;
        await Task.Run(() => MovedTo(content)).WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static Uri? MovedTo(string content) =>
        FeedLinks
            .Of(
                new(HttpStatusCode.OK, new("https://site.example.org/"))
                {
                    Bytes = Encoding.UTF8.GetBytes($"<html><meta http-equiv=refresh content=\"{content}\">"),
                }
            )
            .MovedTo;
}
