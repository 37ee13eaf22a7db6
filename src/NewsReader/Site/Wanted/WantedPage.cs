using NewsReader.Collection.Articles;
using NewsReader.Language;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Wanted;

/// <summary>One page of the headlines whose story has not arrived, those that most articles list first.</summary>
/// <param name="After">The place that the page continues from, or null for the first page.</param>
/// <param name="Rows">At most <see cref="Size"/> rows.</param>
/// <param name="HasMore">True when there is a next page.</param>
public sealed record WantedPage(WantedCursor? After, IReadOnlyList<WantedRow> Rows, bool HasMore) : Page
{
    /// <summary>Rows a page.</summary>
    public const int Size = 50;

    public override string Title => "Wanted";

    public override string? Path => After is { } after ? HrefAfter(after) : "/wanted";

    public override string? Description =>
        "Headlines whose story has not arrived, those that most articles list first.";

    public bool IsFirst => After is null;

    public string MoreHref => HrefAfter(Rows[^1].Place);

    private static string HrefAfter(WantedCursor place) => $"/wanted?after={place}";
}

/// <summary>A headline that waits for its story, and who lists it.</summary>
/// <param name="Place">How many articles and sources list it.</param>
/// <param name="Article">The headline.</param>
/// <param name="Newest">The newest article that lists it.</param>
public sealed record WantedRow(WantedCursor Place, ArticleLink Article, ArticleLink Newest)
{
    /// <summary>Who lists it, up to the name of the newest lister.</summary>
    public string ListedText =>
        Place.Articles == 1
            ? "Listed by 1 article:"
            : $"Listed by {Plural.Of(Place.Articles, "article", "articles")} of {Plural.Of(Place.Sources, "source", "sources")}, newest:";
}
