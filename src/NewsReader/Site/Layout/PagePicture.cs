namespace NewsReader.Site.Layout;

/// <summary>The picture that other sites show with a link to a page.</summary>
/// <param name="Path">Its path on this site.</param>
/// <param name="Alt">What it shows, in words; empty if its publisher did not say.</param>
/// <param name="Width">In pixels, if it is known.</param>
/// <param name="Height">In pixels, if it is known.</param>
public sealed record PagePicture(string Path, string Alt, int? Width, int? Height);
