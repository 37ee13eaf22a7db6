using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsReader.Tests.Site.Images;

/// <summary>A picture's size is written on its page once it is known, so that the text does not jump.</summary>
public sealed class PictureSizesTests : IAsyncDisposed
{
    private const string Talks = "/articles/talks-resume";

    private const string Told = """
        # Talks Resume

        Delegations met on Friday and spoke for hours.

        ![A table](https://pictures.example.org/a.jpg)

        They will meet again.

        ![A chair](https://pictures.example.org/b.webp)

        Nobody knows when.

        ![Gone](https://pictures.example.org/gone.png)
        """;

    private readonly NewsSite site = new() { Settings = { ["Site:BaseAddress"] = "https://news.example.org/" } };

    public ValueTask DisposeAsync() => site.DisposeAsync();

    public PictureSizesTests()
    {
        site.Web.At("https://pictures.example.org/a.jpg", Sample("plain.640x360.jpg"), "image/jpeg");
        site.Web.At("https://pictures.example.org/b.webp", Sample("lossy.321x123.webp"), "image/webp");
        site.Web.At("https://pictures.example.org/gone.png", System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_pictures_below_the_first_wait_until_they_are_near()
    {
        await site.Import(("talks.md", Told));
        Assert.Equal([null, "lazy", "lazy"], (await Pictures()).Select(picture => picture.GetAttribute("loading")));
    }

    [Fact]
    public async Task Sizes_are_on_the_page_as_soon_as_its_pictures_were_looked_at()
    {
        await site.Import(("talks.md", Told));
        Assert.All(await Pictures(), picture => Assert.Null(picture.GetAttribute("width")));

        await LookAt(await Pictures());

        Assert.Equal(
            "640x360 321x123 x",
            await SizesWhen(sizes => sizes.StartsWith("640x360 321", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task They_are_known_after_a_new_start_even_when_the_pictures_are_gone()
    {
        await site.Import(("talks.md", Told));
        await LookAt(await Pictures());
        await SizesWhen(sizes => sizes.StartsWith("640x360 321", StringComparison.Ordinal));
        Directory.Delete(Path.Combine(site.Data.Path, "images"), recursive: true);

        // Another page's sizes are asked of the database.
        await site.Import(("more.md", "# More Talks\n\nMore.\n\n![A table](https://pictures.example.org/a.jpg)\n"));
        var picture = (await Page("/articles/more-talks")).QuerySelector("article img")!;
        Assert.Equal(("640", "360"), (picture.GetAttribute("width"), picture.GetAttribute("height")));
    }

    [Fact]
    public async Task A_picture_with_a_size_that_cannot_be_true_has_none_on_the_page()
    {
        var hostile = Sample("flat.200x100.png");
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(hostile.AsSpan(20), 2_000_000_000);
        site.Web.At("https://pictures.example.org/a.jpg", hostile, "image/png");
        await site.Import(("talks.md", Told));
        await LookAt(await Pictures());
        Assert.Equal("x 321x123 x", await SizesWhen(sizes => sizes.Contains("321x123", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Others_are_shown_the_first_picture_by_way_of_this_site()
    {
        await site.Import(("talks.md", Told));
        var page = await Page(Talks);
        var picture = $"https://news.example.org{page.QuerySelector("article img")!.GetAttribute("src")}";
        Assert.Equal(picture, Meta(page, "meta[property='og:image']"));
        Assert.Equal("summary_large_image", Meta(page, "meta[name='twitter:card']"));
        var told = JsonNode.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent)!;
        Assert.Equal(picture, (string?)told["image"]![0]);
        Assert.Equal("Organization", (string?)told["publisher"]!["@type"]);
        Assert.False(string.IsNullOrEmpty((string?)told["publisher"]!["name"]));

        await LookAt(await Pictures());
        await SizesWhen(sizes => sizes.StartsWith("640x360", StringComparison.Ordinal));
        page = await Page(Talks);
        Assert.Equal(
            ("640", "360"),
            (Meta(page, "meta[property='og:image:width']"), Meta(page, "meta[property='og:image:height']"))
        );
    }

    [Theory]
    [InlineData("/")]
    [InlineData(NewsSite.SeedPath)]
    [InlineData(NewsSite.DronesPath)]
    public async Task Without_a_picture_nothing_is_said_of_one(string path)
    {
        var page = await Page(path);
        Assert.Empty(page.QuerySelectorAll("meta[property^='og:image'], meta[name='twitter:card']"));
    }

    private static string? Meta(IHtmlDocument page, string selector) =>
        page.QuerySelector(selector)?.GetAttribute("content");

    private async Task LookAt(IEnumerable<IElement> pictures)
    {
        using var client = site.Client();
        foreach (var picture in pictures)
        {
            using var response = await client.GetAsync(new Uri(picture.GetAttribute("src")!, UriKind.Relative));
        }
    }

    // They are stored in a while.
    private async Task<string> SizesWhen(Func<string, bool> areThere)
    {
        for (var time = 0; ; time++)
        {
            var sizes = string.Join(
                ' ',
                (await Pictures()).Select(picture =>
                    $"{picture.GetAttribute("width")}x{picture.GetAttribute("height")}"
                )
            );
            if (areThere(sizes) || time == 200)
                return sizes;
            await Task.Delay(50);
        }
    }

    private async Task<IReadOnlyList<IElement>> Pictures() => [.. (await Page(Talks)).QuerySelectorAll("article img")];

    private Task<IHtmlDocument> Page(string path) => site.Page(path);

    private static byte[] Sample(string name) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Samples", "pictures", name));
}
