namespace NewsReader.Formats.Feeds;

/// <summary>A feed from which nothing can be saved. The message says what was expected and what was found.</summary>
public sealed class FeedException(string message) : Exception(message);
