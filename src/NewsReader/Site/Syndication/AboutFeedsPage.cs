using NewsReader.Site.Layout;
using NewsReader.Site.Syndication.Writers;

namespace NewsReader.Site.Syndication;

/// <summary>The page that explains what is special about the site's feeds.</summary>
public sealed record AboutFeedsPage : Page
{
    public override string Title => "About the feeds";

    public override string? Path => JsonFeedWriter.AboutPath;

    public override string? Description =>
        "Where the pages of this site can be followed, and how its feeds tell relations.";

    public override FeedLink? Feed => new Site.Latest.IndexQuery().Feed with { Title = "Headlines" };
}
