using System.Net;
using System.Text;
using NewsReader.Incoming.Feeds.Discovery;

namespace NewsReader.Tests.Incoming.Feeds;

/// <summary>Where a page forwards its readers.</summary>
public sealed class FeedLinksTests
{
    [Theory]
    [InlineData("0; url=/next", "https://site.example.org/next")]
    [InlineData("5;URL='next'", "https://site.example.org/next")]
    [InlineData("0.5, /next", "https://site.example.org/next")]
    [InlineData(" ; url = next ", "https://site.example.org/next")]
    [InlineData("60", null)]
    [InlineData("0;url=''", null)]
    public void Page_that_forwards_gives_the_target(string content, string? expected) =>
        Assert.Equal(expected, MovedTo(content)?.AbsoluteUri);

    [Theory]
    [InlineData("0;url=a", " ", "b\tc")]
    [InlineData("0;url=", " ", "''")]
    [InlineData("", " ", "x")]
    [InlineData("0;", "url=", "'")]
    public async Task Endless_page_is_read_quickly(string begin, string again, string end)
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
