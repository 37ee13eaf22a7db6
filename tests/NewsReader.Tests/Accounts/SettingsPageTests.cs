using System.Net;

namespace NewsReader.Tests.Accounts;

/// <summary>Settings that the owner can change on a page, and fixed ones.</summary>
public sealed class SettingsPageTests : IAsyncDisposed
{
    private readonly NewsSite site = NewsSite.AtThisMachine();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Settings_take_effect_at_once()
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
        var page = await after.Page();
        Assert.Equal("Morning Reader", page.Text("header [rel=home]"));
        Assert.Equal("https://news.example.org/", page.Attribute("head link[rel=canonical]", "href"));
        Assert.False(after.Headers.Contains("X-Robots-Tag"));
    }

    [Fact]
    public async Task A_value_that_equals_the_settings_files_counts_as_the_files()
    {
        using var visitor = new Visitor(site);
        using var saved = await visitor.Submit("/owner/settings", "/owner/settings", ("name", "Morning Reader"));
        Assert.EndsWith("titles. Set here.", await NameHint(visitor), StringComparison.Ordinal);
        using var back = await visitor.Submit("/owner/settings", "/owner/settings", ("name", "NewsReader"));
        Assert.EndsWith("titles. From the settings file.", await NameHint(visitor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_was_fixed_at_start_is_shown_and_not_changed()
    {
        site.Settings["Site:Name"] = "Fixed Reader";
        using var visitor = new Visitor(site);

        Assert.EndsWith(
            "Fixed by the command line: it cannot be changed here.",
            await NameHint(visitor),
            StringComparison.Ordinal
        );
        using var saved = await visitor.Submit(
            "/owner/settings",
            "/owner/settings",
            ("name", "Another"),
            ("isPublic", "true")
        );
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal("Fixed Reader", (await site.Page("/")).Text("header [rel=home]"));
    }

    [Theory]
    [InlineData("", "", "expected a name")]
    [InlineData("Reader", "nonsense", "expected an http or https address")]
    [InlineData("Reader", "javascript:alert(1)", "expected an http or https address")]
    public async Task An_invalid_setting_is_refused_in_words(string name, string baseAddress, string expected)
    {
        using var visitor = new Visitor(site);
        using var refused = await visitor.Submit(
            "/owner/settings",
            "/owner/settings",
            ("name", name),
            ("baseAddress", baseAddress)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(expected, (await refused.Page()).Text("main .fault"), StringComparison.Ordinal);
        Assert.Equal("NewsReader", (await site.Page("/")).Text("header [rel=home]"));
    }

    private static async Task<string> NameHint(Visitor visitor) =>
        (await visitor.Page("/owner/settings")).Text("#name-hint");
}
