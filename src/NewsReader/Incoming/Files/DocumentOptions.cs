namespace NewsReader.Incoming.Files;

/// <summary>The settings under <c>Documents</c>.</summary>
public sealed class DocumentOptions
{
    /// <summary>More folders to watch. Their documents are imported while the site runs.</summary>
    public IList<string> Folders { get; } = [];
}
