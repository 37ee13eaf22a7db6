using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace NewsReader.Tests.Site.Syndication;

/// <summary>Reads feeds of a site as a feed reader does.</summary>
internal static class XmlFeedModules
{
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static async Task<HttpResponseMessage> Get(
        this NewsSite site,
        string path,
        Action<HttpRequestMessage>? with = null
    )
    {
        using var client = site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        with?.Invoke(request);
        return await client.SendAsync(request);
    }

    public static async Task<XElement> AtomFeed(this NewsSite site, string path)
    {
        using var response = await site.Get(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return XElement.Parse(await response.Content.ReadAsStringAsync());
    }

    public static async Task<JsonElement> JsonFeed(this NewsSite site, string path)
    {
        using var response = await site.Get(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    public static IReadOnlyList<string> Titles(this XElement feed) =>
        [.. feed.Elements(Atom + "entry").Select(entry => entry.Text("title")!)];

    public static string? Text(this XElement element, string name) => (string?)element.Element(Atom + name);

    public static string? Link(this XElement element, string relation) =>
        (string?)
            element
                .Elements(Atom + "link")
                .FirstOrDefault(link => (string?)link.Attribute("rel") == relation)
                ?.Attribute("href");

    public static XElement Entry(this XElement feed, string title) =>
        feed.Elements(Atom + "entry").Single(entry => entry.Text("title") == title);

    public static JsonElement Item(this JsonElement feed, string title) =>
        feed.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("title").GetString() == title);
}
