using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NewsReader.Site.Layout.TagHelpers;

/// <summary>Writes a text with its marked parts in <c>mark</c> elements.</summary>
public sealed class HighlightTagHelper : TagHelper
{
    public HighlightedText? Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var (text, isMarked) in Text?.Parts ?? [])
        {
            if (isMarked)
                output.Content.AppendHtml("<mark>").Append(text).AppendHtml("</mark>");
            else
                output.Content.Append(text);
        }
    }
}
