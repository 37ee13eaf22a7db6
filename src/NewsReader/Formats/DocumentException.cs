namespace NewsReader.Formats;

/// <summary>
/// A document cannot be imported. The message names the file, the line if it is known, and what was expected.
/// </summary>
public sealed class DocumentException : Exception
{
    /// <param name="file">The document's file name.</param>
    /// <param name="problem">What was expected and what was found, as part of a sentence.</param>
    /// <param name="line">The line, counted from 1, or null when the problem concerns the whole document.</param>
    public DocumentException(string file, string problem, int? line = null)
        : base(line is null ? $"{file}: {problem}" : $"{file}, line {line}: {problem}") =>
        Problem = line is null ? problem : $"line {line}: {problem}";

    /// <summary>The message without the file name, for output that already shows the name.</summary>
    public string Problem { get; }
}
