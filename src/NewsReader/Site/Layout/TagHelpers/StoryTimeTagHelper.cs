using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NewsReader.Formats;

namespace NewsReader.Site.Layout.TagHelpers;

/// <summary>
/// A story's date as its publisher gave it, in a <c>time</c> element; "undated" without one.
/// </summary>
public sealed class StoryTimeTagHelper : TagHelper
{
    public PublishedDate? Published { get; set; }

    /// <summary>True to show the time of day too, if it is known.</summary>
    public bool Exact { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Published is not { } date)
        {
            output.TagName = null;
            output.Content.SetContent("undated");
            return;
        }
        output.TagName = "time";
        output.Attributes.SetAttribute("datetime", (date with { Instant = ToTheSecond(date.Instant) }).ToString());
        output.Content.SetContent(Text(date, Exact));
    }

    // HTML allows at most three digits of a second. Feeds have up to seven.
    private static DateTimeOffset ToTheSecond(DateTimeOffset instant) =>
        instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond));

    private static string Text(PublishedDate date, bool exact)
    {
        var invariant = CultureInfo.InvariantCulture;
        var day = date.Instant.ToString("d MMMM yyyy", invariant);
        if (!exact || !date.HasTime)
            return day;
        var zone = date.Instant.Offset == TimeSpan.Zero ? "UTC" : "UTC" + date.Instant.ToString("zzz", invariant);
        return $"{day}, {date.Instant.ToString("HH:mm", invariant)} {zone}";
    }
}
