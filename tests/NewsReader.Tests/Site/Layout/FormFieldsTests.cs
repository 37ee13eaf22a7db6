using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsReader.Tests.Accounts;

namespace NewsReader.Tests.Site.Layout;

/// <summary>The fields of a form, as its record has them.</summary>
public sealed class FormFieldsTests : IAsyncDisposed
{
    private readonly NewsSite site = NewsSite.AtThisMachine();

    // The site starts with its first visitor.
    private Visitor Owner => field ??= new(site);

    public async ValueTask DisposeAsync()
    {
        Owner.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Name_type_and_limits_come_from_the_form()
    {
        var settings = await Page("/owner/settings");
        Assert.Equal(
            ("name", "text", "NewsReader", "60", true, "name-hint"),
            Facts(settings.QuerySelector("label[for=name] + input#name")!)
        );
        Assert.Equal(
            ("baseAddress", "url", "", "500", false, "baseAddress-hint"),
            Facts(settings.QuerySelector("label[for=baseAddress] + input#baseAddress")!)
        );
        Assert.Equal(
            "At least 12 characters.",
            (await Page("/owner/new")).QuerySelector("#password-hint")?.TextContent
        );
    }

    [Fact]
    public async Task A_tick_box_is_one_field_that_is_sent_when_it_is_ticked()
    {
        const string box = "form[action='/owner/settings'] [name=isPublic]";
        Assert.False(Assert.Single((await Page("/owner/settings")).QuerySelectorAll(box)).HasAttribute("checked"));
        using var saved = await Owner.Submit(
            "/owner/settings",
            "/owner/settings",
            ("name", "NewsReader"),
            ("isPublic", "true")
        );
        var ticked = Assert.Single((await Page("/owner/settings")).QuerySelectorAll(box));
        Assert.Equal(("checkbox", "true"), (ticked.GetAttribute("type"), ticked.GetAttribute("value")));
        Assert.True(ticked.HasAttribute("checked"));
    }

    [Fact]
    public async Task Files_are_chosen_one_or_many_as_the_form_takes_them()
    {
        var files = (await Page("/owner/import")).QuerySelector("#files")!;
        Assert.Equal(("file", true), (files.GetAttribute("type"), files.HasAttribute("multiple")));
        var list = (await Page("/owner/feeds")).QuerySelector("#list")!;
        Assert.Equal(("file", false), (list.GetAttribute("type"), list.HasAttribute("multiple")));
    }

    [Fact]
    public async Task A_fault_stands_between_label_and_field_and_what_was_typed_is_kept()
    {
        using var refused = await Owner.Submit("/owner/feeds", "/owner/feeds", ("address", ""), ("folder", "World"));
        var page = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var field = page.QuerySelector("label[for=address] + p.fault#address-fault + input")!;
        Assert.Equal(
            ("true", "address-fault address-hint"),
            (field.GetAttribute("aria-invalid"), field.GetAttribute("aria-describedby"))
        );
        Assert.Equal("World", page.QuerySelector("#folder")?.GetAttribute("value"));
        Assert.False(page.QuerySelector("#folder")!.HasAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Each_wrong_field_says_so_and_a_password_is_not_sent_back()
    {
        using var refused = await Owner.Submit(
            "/owner/new",
            "/owner/new",
            ("name", new string('x', 61)),
            ("password", "")
        );
        var page = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync());
        Assert.Equal(
            ["Give a name of 1 to 60 characters.", "A password has at least 12 characters."],
            page.QuerySelectorAll(".fault").Select(fault => fault.TextContent)
        );
        Assert.False(page.QuerySelector("#password")!.HasAttribute("value"));
    }

    [Fact]
    public async Task A_setting_that_is_fixed_is_not_sent_and_not_asked_for()
    {
        site.Settings["Site:Name"] = "Fixed Reader";
        var name = (await Page("/owner/settings")).QuerySelector("#name")!;
        Assert.Equal(("Fixed Reader", true), (name.GetAttribute("value"), name.HasAttribute("disabled")));

        using var saved = await Owner.Submit("/owner/settings", "/owner/settings", ("isPublic", "true"));

        Assert.Equal("/owner/settings?saved=true", saved.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_value_that_cannot_be_read_is_400()
    {
        using var refused = await Owner.Submit("/owner/feeds", "/owner/articles/1/part", ("gone", "x"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private async Task<IDocument> Page(string path) => new HtmlParser().ParseDocument(await Owner.Html(path));

    private static (string?, string?, string?, string?, bool, string?) Facts(IElement field) =>
        (
            field.GetAttribute("name"),
            field.GetAttribute("type"),
            field.GetAttribute("value"),
            field.GetAttribute("maxlength"),
            field.HasAttribute("required"),
            field.GetAttribute("aria-describedby")
        );
}
