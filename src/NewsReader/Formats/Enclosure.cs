namespace NewsReader.Formats;

/// <summary>A file attached to a story: a recording, a picture, a paper.</summary>
/// <param name="Url">Its address: absolute, http or https.</param>
/// <param name="Type">Its media type, or null.</param>
/// <param name="Length">Its length in bytes, or null.</param>
/// <param name="Title">A title or description, or null.</param>
public sealed record Enclosure(string Url, string? Type = null, long? Length = null, string? Title = null);
