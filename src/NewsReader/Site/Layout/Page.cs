using Microsoft.AspNetCore.Html;

namespace NewsReader.Site.Layout;

/// <summary>What every page says of itself in its head.</summary>
public abstract record Page
{
    /// <summary>The title, without the site's name.</summary>
    public abstract string Title { get; }

    /// <summary>The canonical path, with its query.</summary>
    public virtual string? Path => null;

    public virtual string? Description => null;

    /// <summary>False asks search engines to leave the page out.</summary>
    public virtual bool IsIndexed => true;

    /// <summary>Where the page can be followed, or null.</summary>
    public virtual FeedLink? Feed => null;

    /// <summary>schema.org data as a JSON-LD document, or null.</summary>
    public virtual IHtmlContent? JsonLd => null;

    /// <summary>When the page is an article: its date, where it is known.</summary>
    public virtual string? ArticlePublished => null;

    /// <summary>The picture that stands for the page where others show a link to it; or null.</summary>
    public virtual PagePicture? Picture => null;

    /// <summary>True for the page of search, which has its own box.</summary>
    public virtual bool IsSearch => false;

    /// <summary>True for a page that is one article.</summary>
    public virtual bool IsArticle => false;
}
