namespace NewsReader.Incoming.Files;

/// <summary>A file to be taken in.</summary>
/// <param name="Path">Where it lies on disk.</param>
/// <param name="Within">The folder it was found in, which a link may not lead out of; null for a file that somebody
/// named.</param>
public sealed record FoundFile(string Path, string? Within = null);
