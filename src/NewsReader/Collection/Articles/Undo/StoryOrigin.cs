namespace NewsReader.Collection.Articles.Undo;

/// <summary>How a story came.</summary>
/// <param name="Way">By which way.</param>
/// <param name="From">The document's name, or the page's address.</param>
public sealed record StoryOrigin(StoryMethod Way, string? From = null);
