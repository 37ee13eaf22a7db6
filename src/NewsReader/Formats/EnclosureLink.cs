using System.Globalization;

namespace NewsReader.Formats;

/// <summary>A file attached to an article.</summary>
public sealed record EnclosureLink(string Url, string? Type, long? Length, string? Title)
{
    private static readonly string[] PictureEndings = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"];

    public bool IsPicture =>
        Type is { } type
            ? type.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
            : PictureEndings.Any(ending =>
                new Uri(Url).AbsolutePath.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
            );

    /// <summary>The text of the link.</summary>
    public string Name =>
        Title
        ?? Kind switch
        {
            "audio" => "Recording",
            "video" => "Film",
            "image" => "Picture",
            _ => "File",
        };

    /// <summary>The kind, size and host.</summary>
    public string Facts =>
        string.Join(
            " · ",
            (
                (string?[])[Title is null ? null : Kind, Length is { } length ? Size(length) : null, new Uri(Url).Host]
            ).OfType<string>()
        );

    private string? Kind => Type?.Split('/')[0] is "audio" or "video" or "image" ? Type.Split('/')[0] : null;

    private static string Size(long bytes) =>
        bytes >= 1_000_000
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB")
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1000)} KB");
}
