namespace NewsReader.Formats;

/// <summary>An article that cannot be kept. The message says what was expected.</summary>
public sealed class ArticleException(string message) : Exception(message);
