using Microsoft.AspNetCore.Html;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Help;

/// <summary>A rendered help page.</summary>
/// <param name="Name">Its file's name without the ending, which is also the last part of its address.</param>
/// <param name="Heading">The text of its first heading.</param>
/// <param name="Opening">The text of its first paragraph.</param>
/// <param name="Sections">Its second-level headings, in order.</param>
/// <param name="Body">Everything below the first heading.</param>
public sealed record HelpPage(
    string Name,
    string Heading,
    string Opening,
    IReadOnlyList<HelpSection> Sections,
    IHtmlContent Body
) : Page
{
    public override string Title => Heading;

    public override string Path => HelpPages.PathOf(Name);

    public override string Description => Opening;

    public bool IsOverview => Name == HelpPages.Overview;
}
