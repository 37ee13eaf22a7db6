using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using NewsReader.Formats.Html.Pictures;
using NewsReader.Formats.Images;
using NewsReader.Hosting.Machine;

namespace NewsReader.Site.Images;

/// <summary>
/// Serves pictures that are embedded in articles as <c>data:</c> addresses, because pages show only pictures from this
/// site. Each is a file in the data folder, named by a hash of its bytes. A missing file is made again from the text.
/// </summary>
public sealed partial class EmbeddedImages(DataFolder data, ILogger<EmbeddedImages> log)
{
    private readonly string folder = Path.Combine(data.Images, "embedded");

    /// <summary>
    /// Replaces embedded pictures in stored HTML by links to this site. One that we can't serve leaves its description.
    /// </summary>
    /// <param name="sanitisedHtml">The stored HTML.</param>
    /// <param name="origin">The prefix for the paths.</param>
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
                    // The first picture is visible at once. The others load when they are near.
                    var loading = image.Index == first ? "" : " loading=\"lazy\"";
                    return $"""<img src="{origin}/img/embedded/{name}"{image.Groups["rest"].Value}{loading} decoding="async">""";
                }
            );
    }

    /// <summary>Opens the picture with this name; null if there is none.</summary>
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

    // Writes the picture to its file, unless it exists, and returns the file's name.
    private string? Keep(string address)
    {
        if (EmbeddedPicture.Read(address) is not { } picture)
            return null;
        var name = Convert.ToHexStringLower(SHA256.HashData(picture.Bytes)) + picture.Type.Extension;
        var file = Path.Combine(folder, name);
        if (File.Exists(file))
            return name;
        // If somebody moved the data folder away, don't make a new one in its place.
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

    // The sanitiser writes pictures in this form.
    [GeneratedRegex("""<img src="(?<src>data:[^">]*)"(?<rest> alt="(?<alt>[^"]*)"[^>]*)>""")]
    private static partial Regex Embedded();

    [LoggerMessage(
        LogLevel.Warning,
        "A picture of an article is not shown: the file {File} cannot be written. {Reason}"
    )]
    private partial void NotKept(string file, string reason);
}
