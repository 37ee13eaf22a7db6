using NewsReader.Site.Layout;

namespace NewsReader.Site.Owner.Editing.Deleting;

/// <summary>The articles that the owner deleted, the latest first.</summary>
public sealed record DeletedPage(IReadOnlyList<DeletedLine> Articles) : Page
{
    public const string Address = "/owner/deleted";

    /// <summary>Names, in the address, that an article was just deleted.</summary>
    public const string DeletedWord = "deleted";

    public override string Title => "Deleted articles";

    public override bool IsIndexed => false;

    /// <summary>What was just done, by its name in the address.</summary>
    public string? Done { get; init; }

    /// <summary>The article that was just deleted, or null.</summary>
    public DeletedLine? Latest => Done == DeletedWord && Articles.Count > 0 ? Articles[0] : null;
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
