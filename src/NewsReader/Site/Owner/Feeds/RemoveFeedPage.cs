using NewsReader.Incoming.Feeds.Polling;
using NewsReader.Language;
using NewsReader.Site.Layout;
using NewsReader.Site.Owner.Feeds.Forms;

namespace NewsReader.Site.Owner.Feeds;

/// <summary>Asks whether to keep a feed's articles when unsubscribing.</summary>
/// <param name="State">Its state.</param>
/// <param name="Articles">How many articles it has brought.</param>
public sealed record RemoveFeedPage(FeedState State, int Articles) : Page
{
    public override string Title => $"Unsubscribe from {State.Name}?";

    public override bool IsIndexed => false;

    public RemoveFeedForm Form { get; } = new();

    public string CountText => Plural.Of(Articles, "article", "articles");
}
