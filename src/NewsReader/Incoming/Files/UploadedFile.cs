namespace NewsReader.Incoming.Files;

/// <summary>A document that the owner sent.</summary>
/// <param name="Name">The name that it had on the owner's computer. It is shown, and becomes part of our own name for
/// the file, but is never used as a path.</param>
/// <param name="Bytes">Its content.</param>
public sealed record UploadedFile(string Name, byte[] Bytes);
