namespace NewsReader.Site.Owner.Editing;

/// <summary>Parts a page from the one it was joined to.</summary>
public sealed record PartForm
{
    /// <summary>The article whose page is gone.</summary>
    public long Gone { get; init; }
}
