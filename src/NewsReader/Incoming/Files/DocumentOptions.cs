namespace NewsReader.Incoming.Files;

/// <summary>The settings under <c>Documents</c>.</summary>
public sealed class DocumentOptions
{
    /// <summary>Further folders whose documents are taken in while the program serves.</summary>
    public IList<string> Folders { get; } = [];
}
