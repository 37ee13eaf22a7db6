using NewsReader.Formats.Images;

namespace NewsReader.Site.Images;

/// <summary>What the name of a kept picture says.</summary>
/// <param name="Name">Which address it is of: a hash.</param>
/// <param name="Content">What its bytes are: a hash.</param>
/// <param name="Type">What it is.</param>
/// <param name="Length">In bytes.</param>
internal sealed record ImageFileName(string Name, string Content, ImageType Type, long Length);
