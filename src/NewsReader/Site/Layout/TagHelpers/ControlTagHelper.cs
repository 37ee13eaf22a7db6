using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NewsReader.Site.Layout.TagHelpers;

/// <summary>A control whose name, value and limits come from the property of a form record.</summary>
[HtmlTargetElement("input", Attributes = "asp-for", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("select", Attributes = "asp-for")]
[HtmlTargetElement("textarea", Attributes = "asp-for")]
[HtmlTargetElement("button", Attributes = "asp-for")]
public sealed class ControlTagHelper : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>The id of the text with the fault; null for the usual one.</summary>
    public string? FaultId { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var control = new FormControl(For, ViewContext.ModelState);
        if (output.TagName == "button")
        {
            // It sends the value that the view gives it.
            output.Attributes.Insert(0, new("name", control.Name));
            return;
        }
        var hintId = context.Items.TryGetValue(typeof(FieldTagHelper), out var hint) ? hint as string : null;
        control.Describe(output, FaultId ?? FieldTagHelper.FaultIdOf(control), hintId);
        // Browsers drop the first line break of a textarea.
        if (output.TagName == "textarea")
            output.Content.SetHtmlContent("\n").Append(control.Value);
    }
}
