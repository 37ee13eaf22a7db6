using NewsReader.Site.Layout;

namespace NewsReader.Site.Owner.Editing.Deleting;

/// <summary>The articles that the owner deleted, the latest first.</summary>
public sealed record DeletedPage(IReadOnlyList<DeletedLine> Articles) : Page
{
    public const string Address = "/owner/deleted";

    public override string Title => "Deleted articles";

    public override bool IsIndexed => false;

    /// <summary>The article that was just deleted, or null.</summary>
    public DeletedLine? Latest { get; init; }

    /// <summary>The address that says that an article was just deleted.</summary>
    public static string HrefAfter(long deleted) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Address}?deleted={deleted}");
}

/// <summary>A deleted article.</summary>
public sealed record DeletedLine(long Id, string Headline, DateTimeOffset DeletedAt)
{
    public UndoForm Form => new() { Article = Id };

    public string DeletedText =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"Deleted on {DeletedAt.UtcDateTime:d MMMM yyyy}"
        );
}
