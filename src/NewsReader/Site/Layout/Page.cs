using Microsoft.AspNetCore.Html;

namespace NewsReader.Site.Layout;

/// <summary>What the <c>head</c> of every page needs.</summary>
public abstract record Page
{
    /// <summary>The title, without the site's name.</summary>
    public abstract string Title { get; }

    /// <summary>The canonical path, with its query.</summary>
    public virtual string? Path => null;

    public virtual string? Description => null;

    /// <summary>False asks search engines not to list the page.</summary>
    public virtual bool IsIndexed => true;

    /// <summary>The feed of the page, or null.</summary>
    public virtual FeedLink? Feed => null;

    /// <summary>schema.org data as a JSON-LD document, or null.</summary>
    public IHtmlContent? JsonLd { get; init; }

    /// <summary>The date of an article's page, if it is known.</summary>
    public virtual string? ArticlePublished => null;

    /// <summary>The picture that other sites show with a link to the page; or null.</summary>
    public PagePicture? Picture { get; init; }

    /// <summary>True for the search page, which has a search box of its own.</summary>
    public virtual bool IsSearch => false;

    /// <summary>True for the page of an article.</summary>
    public virtual bool IsArticle => false;
}
