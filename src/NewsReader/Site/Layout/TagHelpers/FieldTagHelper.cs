using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NewsReader.Site.Layout.TagHelpers;

/// <summary>
/// A field of a form: label, fault, control and hint. The control is the content of this element. Without content it is
/// an <c>input</c> that gets the attributes of this element.
/// </summary>
[HtmlTargetElement("field", Attributes = "asp-for")]
public sealed class FieldTagHelper : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    /// <summary>Helps to fill in the field; null for no hint.</summary>
    public string? Hint { get; set; }

    /// <summary>The id of the text with the fault, if it is elsewhere on the page; null shows it here.</summary>
    public string? FaultId { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var control = new FormControl(For, ViewContext.ModelState);
        var hintId = Hint is null ? null : control.Name + "-hint";
        // The control inside needs the id of its hint.
        context.Items[typeof(FieldTagHelper)] = hintId!;
        var inside = await output.GetChildContentAsync();
        IHtmlContent element = inside.IsEmptyOrWhiteSpace ? Input(control, output.Attributes, hintId) : inside;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", control.IsTick ? "field tick" : "field");
        // A tick box comes before its label.
        if (control.IsTick)
            Append(output, element);
        Append(output, LabelOf(control));
        Append(output, FaultId is null ? Paragraph("fault", FaultIdOf(control), control.Fault) : null);
        if (!control.IsTick)
            Append(output, element);
        Append(output, Paragraph("hint", hintId, Hint));
        output.Content.AppendHtml("\n");
    }

    /// <summary>The id of the text beside a control with its fault.</summary>
    internal static string FaultIdOf(FormControl control) => control.Name + "-fault";

    private TagHelperOutput Input(FormControl control, TagHelperAttributeList attributes, string? hintId)
    {
        var input = new TagHelperOutput(
            "input",
            new TagHelperAttributeList(attributes),
            (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent())
        )
        {
            TagMode = TagMode.StartTagOnly,
        };
        control.Describe(input, FaultId ?? FaultIdOf(control), hintId);
        return input;
    }

    private static void Append(TagHelperOutput output, IHtmlContent? part)
    {
        if (part is not null)
            output.Content.AppendHtml("\n  ").AppendHtml(part);
    }

    private TagBuilder LabelOf(FormControl control)
    {
        var label = new TagBuilder("label") { Attributes = { ["for"] = control.Name } };
        label.InnerHtml.Append(Label);
        return label;
    }

    private static TagBuilder? Paragraph(string style, string? id, string? text)
    {
        if (text is null)
            return null;
        var paragraph = new TagBuilder("p") { Attributes = { ["class"] = style, ["id"] = id } };
        paragraph.InnerHtml.Append(text);
        return paragraph;
    }
}
