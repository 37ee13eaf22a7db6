using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NewsReader.Site.Layout.TagHelpers;

/// <summary>Leaves out a <c>meta</c> or <c>link</c> element without a value.</summary>
[HtmlTargetElement("meta", Attributes = "content")]
[HtmlTargetElement("link", Attributes = "href")]
public sealed class OmitEmptyTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var value = output.Attributes[output.TagName == "meta" ? "content" : "href"]?.Value;
        if (
            value is null or ""
            || (
                value
                is Microsoft.AspNetCore.Html.IHtmlContent
                    and Microsoft.AspNetCore.Html.HtmlString { Value: null or "" }
            )
        )
            output.SuppressOutput();
    }
}
