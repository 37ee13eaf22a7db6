using NewsReader.Formats;
using NewsReader.Formats.Images;

namespace NewsReader.Site.Articles.Text;

/// <summary>The picture that the publisher gave with an article whose text has none.</summary>
/// <param name="File">The file.</param>
/// <param name="Src">Its path at this site.</param>
/// <param name="Size">Its size, if it is known.</param>
public sealed record LeadPicture(EnclosureLink File, string Src, ImageSize? Size)
{
    public string Alt => File.Title ?? "";
}
