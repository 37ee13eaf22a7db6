namespace NewsReader.Cli.Verbs;

/// <summary>Where a verb says what it does: the terminal, or whoever asked a running program.</summary>
internal abstract class VerbOutput : IAsyncDisposable
{
    /// <summary>A line of what was asked for.</summary>
    public abstract void Line(string line);

    /// <summary>A line about what went wrong.</summary>
    public abstract void Error(string line);

    /// <summary>How far a long piece of work is.</summary>
    public abstract void Progress(int done, int total);

    public abstract ValueTask DisposeAsync();
}

/// <summary>What a verb does.</summary>
/// <returns>The exit code.</returns>
internal delegate Task<int> Verb(VerbContext context, CancellationToken ct);

/// <summary>Has a verb done: by this process, or by the one that holds the data folder.</summary>
internal delegate Task<int> VerbRunner(System.CommandLine.ParseResult parsed, Verb verb, CancellationToken ct);
