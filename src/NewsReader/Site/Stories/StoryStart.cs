using NewsReader.Collection.Articles;

namespace NewsReader.Site.Stories;

/// <summary>The article that a story begins with.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Article">Its link.</param>
public sealed record StoryStart(long Id, ArticleLink Article)
{
    /// <summary>The name of its story.</summary>
    public string Title => StoryPage.TitleOf(Article.Headline);

    /// <summary>The canonical path of its story.</summary>
    public string Path => $"{Article.Path}/story";
}
