using NewsReader.Collection.Articles;
using NewsReader.Site.Articles;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Owner.Editing.Deleting;

/// <summary>Asks whether to delete an article.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Article">The article.</param>
/// <param name="Lists">The number of other articles that list it.</param>
public sealed record DeletePage(long Id, ArticleLink Article, int Lists) : Page
{
    public override string Title => "Delete this article?";

    public override bool IsIndexed => false;

    public string Href => OwnerLine.HrefOf(Id);

    public string EffectText =>
        Lists == 0 ? "Its address will say that the article is gone."
        : Lists == 1 ? "Another article lists it, so its headline stays, without the text."
        : $"{Lists} other articles list it, so its headline stays, without the text.";
}
