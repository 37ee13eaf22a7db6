using NewsReader.Collection.Articles.Relations;

namespace NewsReader.Collection.Articles.Undo;

/// <summary>An entry in a list of related headlines, as it was at one moment.</summary>
internal sealed record LinkState(long ArticleId, int Position, long TargetId, string Text, string? Url)
{
    public static LinkState Of(RelatedLink link) =>
        new(link.ArticleId, link.Position, link.TargetId, link.Text, link.Url);

    public RelatedLink ToLink() =>
        new()
        {
            ArticleId = ArticleId,
            Position = Position,
            TargetId = TargetId,
            Text = Text,
            Url = Url,
        };
}
