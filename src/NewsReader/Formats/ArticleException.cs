namespace NewsReader.Formats;

/// <summary>An article cannot be stored. The message says what was expected.</summary>
public sealed class ArticleException(string message) : Exception(message);
