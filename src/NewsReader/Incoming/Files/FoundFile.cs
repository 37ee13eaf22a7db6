namespace NewsReader.Incoming.Files;

/// <summary>A file to import.</summary>
/// <param name="Path">Where it is on disk.</param>
/// <param name="Within">The folder where it was found; a link must not lead out of it. Null for a file that somebody
/// named.</param>
public sealed record FoundFile(string Path, string? Within = null);
