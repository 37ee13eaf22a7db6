using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using NewsReader.Formats.Html.Pictures;
using NewsReader.Formats.Images;
using NewsReader.Hosting.Machine;

namespace NewsReader.Site.Images;

/// <summary>
/// Gives out the pictures that stand in articles' own texts: pages show none but this site's. Each is a file in the
/// data folder, named by what is in it, and is made again from the text when it is missing.
/// </summary>
public sealed partial class EmbeddedImages(DataFolder data, ILogger<EmbeddedImages> log)
{
    private readonly string folder = Path.Combine(data.Images, "embedded");

    /// <summary>
    /// HTML as it was stored, with such pictures at this site; one that cannot be given out leaves its description.
    /// </summary>
    /// <param name="sanitisedHtml">As stored.</param>
    /// <param name="origin">What stands before the paths.</param>
    public string Rewrite(string sanitisedHtml, string origin = "")
    {
        if (!sanitisedHtml.Contains("<img src=\"data:", StringComparison.Ordinal))
            return sanitisedHtml;
        var first = sanitisedHtml.IndexOf("<img ", StringComparison.Ordinal);
        return Embedded()
            .Replace(
                sanitisedHtml,
                image =>
                {
                    if (Keep(WebUtility.HtmlDecode(image.Groups["src"].Value)) is not { } name)
                        return image.Groups["alt"].Value;
                    // The first picture is in sight at once; the others wait until they are near.
                    var loading = image.Index == first ? "" : " loading=\"lazy\"";
                    return $"""<img src="{origin}/img/embedded/{name}"{image.Groups["rest"].Value}{loading} decoding="async">""";
                }
            );
    }

    /// <summary>The picture of that name, opened; null when there is none.</summary>
    public KeptImage? Find(string name)
    {
        if (
            !Named().IsMatch(name)
            || ImageType.All.FirstOrDefault(type => type.Extension == Path.GetExtension(name)) is not { } type
        )
            return null;
        try
        {
            return new(File.OpenRead(Path.Combine(folder, name)), type, name[..20]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // The name of the picture's file, which is there then.
    private string? Keep(string address)
    {
        if (EmbeddedPicture.Read(address) is not { } picture)
            return null;
        var name = Convert.ToHexStringLower(SHA256.HashData(picture.Bytes)) + picture.Type.Extension;
        var file = Path.Combine(folder, name);
        if (File.Exists(file))
            return name;
        // A data folder that was moved away is not made anew in its place.
        if (!data.IsThere)
            return null;
        try
        {
            Directory.CreateDirectory(folder);
            var part = Path.Combine(folder, $"{Guid.NewGuid():N}.part");
            File.WriteAllBytes(part, picture.Bytes);
            File.Move(part, file, overwrite: true);
            return name;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotKept(file, e.Message);
            return null;
        }
    }

    [GeneratedRegex("^[0-9a-f]{64}[.][a-z]{3,4}$")]
    private static partial Regex Named();

    // The sanitiser writes it so.
    [GeneratedRegex("""<img src="(?<src>data:[^">]*)"(?<rest> alt="(?<alt>[^"]*)"[^>]*)>""")]
    private static partial Regex Embedded();

    [LoggerMessage(
        LogLevel.Warning,
        "A picture of an article is not shown: the file {File} cannot be written. {Reason}"
    )]
    private partial void NotKept(string file, string reason);
}
