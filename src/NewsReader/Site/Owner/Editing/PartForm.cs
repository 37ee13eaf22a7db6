namespace NewsReader.Site.Owner.Editing;

/// <summary>Separates a page from the one it was joined to.</summary>
public sealed record PartForm
{
    /// <summary>The id of the article that gave up its page.</summary>
    public long Gone { get; init; }
}
