using NewsReader.Collection.Articles;
using NewsReader.Language;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Wanted;

/// <summary>One page of the headlines whose story has not arrived, the most listed ones first.</summary>
/// <param name="After">Where the page continues; null for the first page.</param>
/// <param name="Rows">At most <see cref="Size"/> rows.</param>
/// <param name="HasMore">True if there is a next page.</param>
/// <param name="IsOwners">True if the page shows what the owner can do.</param>
public sealed record WantedPage(WantedCursor? After, IReadOnlyList<WantedRow> Rows, bool HasMore, bool IsOwners) : Page
{
    /// <summary>Rows a page.</summary>
    public const int Size = 50;

    public override string Title => "Wanted";

    public override string? Path => After is { } after ? HrefAfter(after) : "/wanted";

    public override string? Description =>
        "Headlines whose story has not arrived, those that most articles list first.";

    public bool IsFirst => After is null;

    public string MoreHref => HrefAfter(Rows[^1].Cursor);

    private static string HrefAfter(WantedCursor cursor) => $"/wanted?after={cursor}";
}

/// <summary>A headline that waits for its story, and who lists it.</summary>
/// <param name="Cursor">How many articles and sources list it.</param>
/// <param name="Article">The headline.</param>
/// <param name="Newest">The newest article that lists it.</param>
public sealed record WantedRow(WantedCursor Cursor, ArticleLink Article, ArticleLink Newest)
{
    /// <summary>Who lists it: the words before the newest lister's headline.</summary>
    public string ListedText =>
        Cursor.Articles == 1
            ? "Listed by 1 article:"
            : $"Listed by {Plural.Of(Cursor.Articles, "article", "articles")} of {Plural.Of(Cursor.Sources, "source", "sources")}, newest:";
}
