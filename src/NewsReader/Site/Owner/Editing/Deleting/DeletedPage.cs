using NewsReader.Site.Layout;
using NewsReader.Site.Rows;

namespace NewsReader.Site.Owner.Editing.Deleting;

/// <summary>One page of the articles that the owner deleted, the latest first.</summary>
/// <param name="Articles">At most <see cref="Size"/>.</param>
/// <param name="IsFirst">True for the first page.</param>
/// <param name="HasOlder">True if there is a next page.</param>
public sealed record DeletedPage(IReadOnlyList<DeletedLine> Articles, bool IsFirst, bool HasOlder) : Page
{
    /// <summary>Articles a page.</summary>
    public const int Size = 100;

    public const string Address = "/owner/deleted";

    public override string Title => "Deleted articles";

    public override bool IsIndexed => false;

    public string OlderHref => $"{Address}?after={Articles[^1].Cursor}";

    /// <summary>The article that was just deleted, or null.</summary>
    public DeletedLine? Latest { get; init; }

    /// <summary>The address that says that an article was just deleted.</summary>
    public static string HrefAfter(long deleted) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Address}?deleted={deleted}");
}

/// <summary>A deleted article.</summary>
public sealed record DeletedLine(long Id, string Headline, DateTimeOffset DeletedAt)
{
    public IndexCursor Cursor => new(DeletedAt.UtcTicks, Id);

    public UndoForm Form => new() { Article = Id };

    public string DeletedText =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"Deleted on {DeletedAt.UtcDateTime:d MMMM yyyy}"
        );
}
