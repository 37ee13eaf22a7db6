using NewsReader.Hosting;
using NewsReader.Hosting.Machine;

namespace NewsReader.Site.Syndication;

/// <summary>The site as its feeds name it.</summary>
/// <param name="Name">Its name, which is the author of what has no other.</param>
/// <param name="Address">Its absolute address, without a slash at the end.</param>
/// <param name="Instance">What ids are made of. They hold no address, so that they outlast every change of it.</param>
public sealed record FeedSite(string Name, string Address, InstanceId Instance)
{
    /// <summary>The site by the address that is set for it or, without one, by the one that the request used.</summary>
    public static FeedSite Of(SiteOptions site, HttpRequest request, DataFolder folder) =>
        new(site.Name, site.AddressFor(request), folder.Instance);

    public string Absolute(string path) => Address + path;

    public string IdOf(FeedEntry entry) => Id($"article/{entry.Id}");

    public string IdOf(Feed feed) => Id($"feed{feed.Name}");

    /// <summary>When a feed last changed, as far as it tells: since the site began, if nothing has come.</summary>
    public DateTimeOffset Updated(Feed feed) =>
        feed.Entries.Count > 0 ? feed.Entries.Max(entry => entry.ChangedAt) : feed.ChangedAt ?? Instance.BeganAt;

    private string Id(string name) => $"urn:uuid:{Instance.Of(name)}";
}
