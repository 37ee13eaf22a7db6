using NewsReader.Hosting;
using NewsReader.Hosting.Machine;

namespace NewsReader.Site.Syndication;

/// <summary>The site as its feeds name it.</summary>
/// <param name="Name">Its name, which is the author of an entry without one.</param>
/// <param name="Address">Its absolute address, without a slash at the end.</param>
/// <param name="Instance">The number from which we make ids. Ids hold no address, so they outlast a change of
/// address.</param>
public sealed record FeedSite(string Name, string Address, InstanceId Instance)
{
    /// <summary>The site under the address in its settings or, without one, under the address of the request.</summary>
    public static FeedSite Of(SiteOptions site, HttpRequest request, DataFolder folder) =>
        new(site.Name, site.AddressFor(request), folder.Instance);

    public string Absolute(string path) => Address + path;

    public string IdOf(FeedEntry entry) => Id($"article/{entry.Id}");

    public string IdOf(Feed feed) => Id($"feed{feed.Name}");

    /// <summary>When a feed last changed, as far as we know. For a feed in which nothing has appeared, when the site
    /// began.</summary>
    public DateTimeOffset Updated(Feed feed) =>
        feed.Entries.Count > 0 ? feed.Entries.Max(entry => entry.ChangedAt) : feed.ChangedAt ?? Instance.BeganAt;

    private string Id(string name) => $"urn:uuid:{Instance.Of(name)}";
}
