namespace NewsReader.Cli.Verbs;

/// <summary>Where a command writes: the terminal, or the client of a running program.</summary>
internal abstract class VerbOutput : IAsyncDisposable
{
    /// <summary>Writes a line of the result.</summary>
    public abstract void Line(string line);

    /// <summary>Writes a line about a problem.</summary>
    public abstract void Error(string line);

    /// <summary>Reports the progress of a long operation.</summary>
    public abstract void Progress(int done, int total);

    public abstract ValueTask DisposeAsync();
}

/// <summary>Carries out a command.</summary>
/// <returns>The exit code.</returns>
internal delegate Task<int> Verb(VerbContext context, CancellationToken ct);

/// <summary>Runs a command in this process or in the one that holds the data folder.</summary>
internal delegate Task<int> VerbRunner(System.CommandLine.ParseResult parsed, Verb verb, CancellationToken ct);
