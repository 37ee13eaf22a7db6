using System.Text.Json.Serialization;

namespace NewsReader.Collection.Articles.Undo;

/// <summary>How a text came to an article whose feed did not bring it.</summary>
/// <param name="Method">The method. Stored under the name that older versions gave it.</param>
/// <param name="From">The document's name, or the page's address.</param>
public sealed record StoryOrigin([property: JsonPropertyName("Way")] StoryMethod Method, string? From = null);
