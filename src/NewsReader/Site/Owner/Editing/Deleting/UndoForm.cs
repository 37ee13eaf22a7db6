namespace NewsReader.Site.Owner.Editing.Deleting;

/// <summary>Undoes the deletion of an article.</summary>
public sealed record UndoForm
{
    /// <summary>The id of the deleted article.</summary>
    public long Article { get; init; }
}
