namespace NewsReader.Tests;

/// <summary>How the program ended, and everything it printed.</summary>
public sealed record ProgramEnd(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)
{
    /// <summary>Asserts that it ended with a readable reason: one line, and no stack trace anywhere.</summary>
    public string FailedPlainly()
    {
        Assert.Equal(2, ExitCode);
        Assert.DoesNotContain(
            Output.Concat(Errors),
            line =>
                line.TrimStart().StartsWith("at ", StringComparison.Ordinal)
                || line.Contains("Exception", StringComparison.Ordinal)
        );
        return Assert.Single(Errors, line => line.Length > 0);
    }
}
