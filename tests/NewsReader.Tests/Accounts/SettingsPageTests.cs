using System.Net;

namespace NewsReader.Tests.Accounts;

/// <summary>Settings made by a page, and those that it cannot make.</summary>
public sealed class SettingsPageTests : IAsyncDisposed
{
    private readonly NewsSite site = NewsSite.AtThisMachine();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task They_hold_at_once()
    {
        using var visitor = new Visitor(site);
        using var before = await visitor.Get("/");
        Assert.True(before.Headers.Contains("X-Robots-Tag"));

        using var saved = await visitor.Submit(
            "/owner/settings",
            "/owner/settings",
            ("name", "Morning Reader"),
            ("baseAddress", "https://news.example.org"),
            ("isPublic", "true")
        );

        Assert.Equal("/owner/settings?saved=true", saved.Headers.Location?.OriginalString);
        using var after = await visitor.Get("/");
        var page = await after.Content.ReadAsStringAsync();
        Assert.Contains("rel=\"home\">Morning Reader</a>", page, StringComparison.Ordinal);
        Assert.Contains("<link rel=\"canonical\" href=\"https://news.example.org/\"", page, StringComparison.Ordinal);
        Assert.False(after.Headers.Contains("X-Robots-Tag"));
    }

    [Fact]
    public async Task The_settings_files_values_come_back_where_the_page_asks_for_them()
    {
        using var visitor = new Visitor(site);
        using var saved = await visitor.Submit("/owner/settings", "/owner/settings", ("name", "Morning Reader"));
        Assert.Contains("titles. Set here.", await Html(visitor), StringComparison.Ordinal);
        using var back = await visitor.Submit("/owner/settings", "/owner/settings", ("name", "NewsReader"));
        Assert.Contains("titles. From the settings file.", await Html(visitor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_fixed_at_start_is_shown_and_not_changed()
    {
        site.Settings["Site:Name"] = "Fixed Reader";
        using var visitor = new Visitor(site);

        Assert.Contains(
            "Fixed by the command line: it cannot be changed here.",
            await Html(visitor),
            StringComparison.Ordinal
        );
        using var saved = await visitor.Submit(
            "/owner/settings",
            "/owner/settings",
            ("name", "Another"),
            ("isPublic", "true")
        );
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Contains("Fixed Reader", await site.Html("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "expected a name")]
    [InlineData("Reader", "nonsense", "expected an http or https address")]
    [InlineData("Reader", "javascript:alert(1)", "expected an http or https address")]
    public async Task What_cannot_be_used_is_refused_in_words(string name, string baseAddress, string expected)
    {
        using var visitor = new Visitor(site);
        using var refused = await visitor.Submit(
            "/owner/settings",
            "/owner/settings",
            ("name", name),
            ("baseAddress", baseAddress)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(expected, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("rel=\"home\">NewsReader</a>", await site.Html("/"), StringComparison.Ordinal);
    }

    private static async Task<string> Html(Visitor visitor)
    {
        using var page = await visitor.Get("/owner/settings");
        return await page.Content.ReadAsStringAsync();
    }
}
