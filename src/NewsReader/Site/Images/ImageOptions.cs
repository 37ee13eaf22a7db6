using System.ComponentModel.DataAnnotations;

namespace NewsReader.Site.Images;

/// <summary>The settings under <c>Images</c>.</summary>
public sealed class ImageOptions
{
    /// <summary>How much room pictures may take up on disk, in millions of bytes; 0 keeps none.</summary>
    [Range(0, 1_000_000, ErrorMessage = "The setting Images:MaxMegabytes is out of range: expected {1} to {2}.")]
    public int MaxMegabytes { get; set; } = 500;
}
