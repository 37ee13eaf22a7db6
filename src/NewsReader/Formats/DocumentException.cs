namespace NewsReader.Formats;

/// <summary>
/// A document that cannot be taken in. The message names the file, the line where that is known, and what was expected.
/// </summary>
public sealed class DocumentException : Exception
{
    /// <param name="file">The document's file name.</param>
    /// <param name="problem">What was expected and what was found, as part of a sentence.</param>
    /// <param name="line">The line, counted from 1, or null when the problem is the document as a whole.</param>
    public DocumentException(string file, string problem, int? line = null)
        : base(line is null ? $"{file}: {problem}" : $"{file}, line {line}: {problem}") =>
        Problem = line is null ? problem : $"line {line}: {problem}";

    /// <summary>The message without the file's name, for where that already stands.</summary>
    public string Problem { get; }
}
