using NewsReader.Site.Layout;

namespace NewsReader.Site.Articles.Text;

/// <summary>An article's text as its page shows it.</summary>
/// <param name="Html">The sanitised body, with its pictures at this site; null if it has not arrived.</param>
/// <param name="Lead">The picture above a text without pictures, or null.</param>
/// <param name="Picture">The picture that stands for the page elsewhere, or null.</param>
public sealed record ShownText(string? Html, LeadPicture? Lead, PagePicture? Picture);
