using System.Diagnostics;
using System.Text;
using NewsReader.Fetching.Robots;

namespace NewsReader.Tests.Fetching;

/// <summary>robots.txt is parsed as in RFC 9309.</summary>
public sealed class RobotsTxtTests
{
    [Theory]
    // No rule, nothing forbidden.
    [InlineData("", "/x", true)]
    [InlineData("<html>not found</html>", "/x", true)]
    [InlineData("User-agent: *\nDisallow:", "/x", true)]
    [InlineData("Disallow: /", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /", "/x", false)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("\ufeffUSER-AGENT:*\r\ndisallow : /\r\n", "/x", false)]
    [InlineData("User-agent: *\rDisallow: /\r", "/x", false)]
    [InlineData("User-agent: * # all\nDisallow: /a # not this", "/ab", false)]
    // Groups.
    [InlineData("User-agent: other\nDisallow: /", "/x", true)]
    [InlineData("User-agent: newsreader\nDisallow: /", "/x", false)]
    [InlineData("User-agent: NewsReader/1.0\nDisallow: /", "/x", false)]
    [InlineData("User-agent: NewsReaderX\nDisallow: /", "/x", true)]
    [InlineData("User-agent: News\nDisallow: /", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: NewsReader\nAllow: /", "/x", true)]
    [InlineData("User-agent: NewsReader\nUser-agent: other\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: NewsReader\nCrawl-delay: 5\nUser-agent: other\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: NewsReader\n\nSitemap: https://a.example.org/s\nDisallow: /a", "/a", false)]
    [InlineData(
        "User-agent: NewsReader\nDisallow: /a\nUser-agent: *\nDisallow: /b\nUser-agent: NewsReader\nDisallow: /c",
        "/c",
        false
    )]
    [InlineData("User-agent: NewsReader\nDisallow: /a\nUser-agent: *\nDisallow: /b", "/b", true)]
    [InlineData("User-agent: NewsReader\nDisallow:\nUser-agent: *\nDisallow: /", "/x", true)]
    [InlineData("User-agent: NewsReader\nUser-agent: *\nDisallow: /", "/x", false)]
    // The longest match wins; of two equally long, Allow.
    [InlineData("User-agent: *\nAllow: /p\nDisallow: /", "/page", true)]
    [InlineData("User-agent: *\nDisallow: /folder\nAllow: /folder", "/folder/page", true)]
    [InlineData("User-agent: *\nAllow: /page\nDisallow: /*.htm", "/page.htm", false)]
    [InlineData("User-agent: *\nAllow: /$\nDisallow: /", "/", true)]
    [InlineData("User-agent: *\nAllow: /$\nDisallow: /", "/page.htm", false)]
    // Patterns.
    [InlineData("User-agent: *\nDisallow: /fish", "/fish.html", false)]
    [InlineData("User-agent: *\nDisallow: /fish", "/Fish", true)]
    [InlineData("User-agent: *\nDisallow: /fish", "/catfish", true)]
    [InlineData("User-agent: *\nDisallow: /fish*", "/fishheads/yummy.html", false)]
    [InlineData("User-agent: *\nDisallow: /*.php", "/folder/a.php?x", false)]
    [InlineData("User-agent: *\nDisallow: /*.php", "/windows.PHP", true)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/a.php", false)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/a.php?x", true)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/a.php/a.php", false)]
    [InlineData("User-agent: *\nDisallow: /fish*.php", "/fish/x.php", false)]
    [InlineData("User-agent: *\nDisallow: /fish$", "/fish", false)]
    [InlineData("User-agent: *\nDisallow: /fish$", "/fish/", true)]
    [InlineData("User-agent: *\nDisallow: *", "/x", false)]
    [InlineData("User-agent: *\nDisallow: fish", "/fish", true)]
    [InlineData("User-agent: *\nDisallow: /*?session=", "/x?a=1", true)]
    [InlineData("User-agent: *\nDisallow: /*?session=", "/x?session=1", false)]
    [InlineData("User-agent: *\nDisallow: /a*a$", "/a", true)]
    // One spelling for each character.
    [InlineData("User-agent: *\nDisallow: /ツ", "/%E3%83%84", false)]
    [InlineData("User-agent: *\nDisallow: /%e3%83%84", "/ツ", false)]
    [InlineData("User-agent: *\nDisallow: /%62%61%7e", "/ba~", false)]
    [InlineData("User-agent: *\nDisallow: /a%2Fb", "/a/b", true)]
    [InlineData("User-agent: *\nDisallow: /a%2fb", "/a%2Fb", false)]
    public void Address_is_allowed_or_forbidden(string robots, string path, bool expected) =>
        Assert.Equal(
            expected,
            RobotsTxt
                .Parse(Encoding.UTF8.GetBytes(robots), "NewsReader")
                .Allows(new Uri("https://a.example.org" + path))
        );

    [Fact]
    public void Text_beyond_the_limit_is_not_read()
    {
        var robots = "User-agent: *\n#" + new string('x', RobotsTxt.MaxBytes) + "\nDisallow: /";
        Assert.True(
            RobotsTxt.Parse(Encoding.UTF8.GetBytes(robots), "NewsReader").Allows(new Uri("https://a.example.org/x"))
        );
    }

    [Theory]
    [InlineData("Disallow: /*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b\n")]
    [InlineData("Disallow: /**********************************************b$\n")]
    [InlineData("Allow: /\n")]
    public void Hostile_file_is_parsed_quickly(string line)
    {
        var robots = Encoding.UTF8.GetBytes(
            "User-agent: *\n" + string.Concat(Enumerable.Repeat(line, RobotsTxt.MaxBytes / line.Length))
        );
        var watch = Stopwatch.StartNew();
        RobotsTxt.Parse(robots, "NewsReader").Allows(new Uri("https://a.example.org/" + new string('a', 2000)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}");
    }
}
