using System.Text.Json.Serialization;

namespace NewsReader.Cli.Parse;

/// <summary>A file to parse, from the command line or from a line of batch input.</summary>
/// <param name="Case">Its name in the output, or null for the file name.</param>
/// <param name="Path">The path of the file.</param>
/// <param name="BaseUrl">The base for relative addresses unless the file sets another, or null.</param>
/// <param name="ContentType">The Content-Type header, or null.</param>
internal sealed record ParseRequest(
    [property: JsonPropertyName("case")] string? Case,
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("base_url")] string? BaseUrl,
    [property: JsonPropertyName("content_type")] string? ContentType
)
{
    public Uri? BaseAddress => ParseCommand.BaseOf(BaseUrl);
}
