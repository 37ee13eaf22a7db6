using System.Net;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Options;
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
        using var cleared = await Owner.Submit("/owner/settings", "/owner/settings", ("name", "NewsReader"));
        Assert.Equal(HttpStatusCode.SeeOther, cleared.StatusCode);
        Assert.False(Assert.Single((await Page("/owner/settings")).QuerySelectorAll(box)).HasAttribute("checked"));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("on")]
    [InlineData("<b>")]
    public async Task A_tick_box_with_another_value_is_refused_in_our_words(string value)
    {
        using var refused = await Owner.Submit(
            "/owner/settings",
            "/owner/settings",
            ("name", "NewsReader"),
            ("isPublic", value)
        );
        var page = await refused.Page();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal($"“{value}” can’t be used here.", page.Text("#isPublic-fault"));
        Assert.Equal("true", page.Attribute("input#isPublic", "aria-invalid"));
        Assert.False(page.One("input#isPublic").HasAttribute("checked"));
    }

    [Fact]
    public async Task A_very_long_value_is_cut_in_its_fault()
    {
        using var refused = await Owner.Submit(
            "/owner/settings",
            "/owner/settings",
            ("name", "NewsReader"),
            ("isPublic", new string('x', 59) + "😀" + new string('x', 900))
        );
        Assert.Equal($"“{new string('x', 59)}…” can’t be used here.", (await refused.Page()).Text("#isPublic-fault"));
    }

    [Fact]
    public void Every_fault_that_the_framework_finds_has_our_words()
    {
        var texts = site.Get<IOptions<MvcOptions>>().Value.ModelBindingMessageProvider;
        string[] all =
        [
            texts.AttemptedValueIsInvalidAccessor("x", "Field"),
            texts.MissingBindRequiredValueAccessor("Field"),
            texts.MissingKeyOrValueAccessor(),
            texts.MissingRequestBodyRequiredValueAccessor(),
            texts.NonPropertyAttemptedValueIsInvalidAccessor("x"),
            texts.NonPropertyUnknownValueIsInvalidAccessor(),
            texts.NonPropertyValueMustBeANumberAccessor(),
            texts.UnknownValueIsInvalidAccessor("Field"),
            texts.ValueIsInvalidAccessor("x"),
            texts.ValueMustBeANumberAccessor("Field"),
            texts.ValueMustNotBeNullAccessor("x"),
        ];
        Assert.All(all, text => Assert.DoesNotMatch("Field|'|value", text));
        // All of them: the framework has no others.
        Assert.Equal(
            all.Length,
            typeof(ModelBindingMessageProvider)
                .GetProperties()
                .Count(text => text.Name.EndsWith("Accessor", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_passkeys_name_that_is_too_long_is_refused_beside_its_field()
    {
        await Owner.BecomeOwner();
        using var refused = await Owner.Submit("/owner", "/owner/passkeys", ("name", new string('x', 61)));
        var page = await refused.Page();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("A name has at most 60 characters.", page.Text("label[for=name] + p.fault#name-fault"));
        Assert.Equal(new string('x', 61), page.Attribute("input#name", "value"));
        Assert.Equal("60", page.Attribute("input#name", "maxlength"));
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
        var page = await refused.Page();

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
        var page = await refused.Page();
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
    public async Task Nothing_that_is_sent_for_a_fixed_setting_is_a_fault()
    {
        site.Settings["Site:Public"] = "true";
        using var saved = await Owner.Submit(
            "/owner/settings",
            "/owner/settings",
            ("name", "Morning Reader"),
            ("isPublic", "nonsense")
        );
        Assert.Equal("/owner/settings?saved=true", saved.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_value_that_cannot_be_read_is_400()
    {
        using var refused = await Owner.Submit("/owner/feeds", "/owner/articles/1/part", ("gone", "x"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private async Task<IDocument> Page(string path) => await Owner.Page(path);

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
