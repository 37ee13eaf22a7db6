using NewsReader.Formats.Images;

namespace NewsReader.Site.Images;

/// <summary>A cached picture. The caller disposes its stream.</summary>
public sealed record KeptImage(Stream Bytes, ImageType Type, string Content);
