namespace NewsReader.Site.Layout;

/// <summary>A picture that stands for a page.</summary>
/// <param name="Path">Where this site gives it out.</param>
/// <param name="Alt">What it shows, in words; empty when its publisher did not say.</param>
/// <param name="Width">In pixels, where it is known.</param>
/// <param name="Height">In pixels, where it is known.</param>
public sealed record PagePicture(string Path, string Alt, int? Width, int? Height);
