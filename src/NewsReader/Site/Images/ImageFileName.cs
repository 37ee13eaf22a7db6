using NewsReader.Formats.Images;

namespace NewsReader.Site.Images;

/// <summary>The name of a cached picture's file, and its length.</summary>
/// <param name="Name">A hash of its address.</param>
/// <param name="Content">A hash of its bytes.</param>
/// <param name="Type">Its type.</param>
/// <param name="Length">In bytes.</param>
internal sealed record ImageFileName(string Name, string Content, ImageType Type, long Length);
