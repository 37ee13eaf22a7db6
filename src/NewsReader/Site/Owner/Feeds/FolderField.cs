namespace NewsReader.Site.Owner.Feeds;

/// <summary>The line that asks for a folder.</summary>
/// <param name="Value">The folder now.</param>
/// <param name="Known">The folders that there are.</param>
public sealed record FolderField(string? Value, IReadOnlyList<string> Known);
