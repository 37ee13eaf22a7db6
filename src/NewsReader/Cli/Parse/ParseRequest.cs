using System.Text.Json.Serialization;

namespace NewsReader.Cli.Parse;

/// <summary>A file to be printed by <c>parse</c>: on the command line, or as a line of its batch.</summary>
/// <param name="Case">Its name in the output; null for the name of the file.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="BaseUrl">What relative addresses are relative to, unless the file says otherwise; or null.</param>
/// <param name="ContentType">What it came with, or null.</param>
internal sealed record ParseRequest(
    [property: JsonPropertyName("case")] string? Case,
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("base_url")] string? BaseUrl,
    [property: JsonPropertyName("content_type")] string? ContentType
)
{
    public Uri? BaseAddress => ParseCommand.BaseOf(BaseUrl);
}
