namespace NewsReader.Cli;

/// <summary>Where a command writes: the terminal, or the client of a running program.</summary>
internal abstract class CommandOutput : IAsyncDisposable
{
    /// <summary>Writes a line of the result.</summary>
    public abstract void Line(string line);

    /// <summary>Writes a line about a problem.</summary>
    public abstract void Error(string line);

    /// <summary>Reports the progress of a long operation.</summary>
    public abstract void Progress(int done, int total);

    public abstract ValueTask DisposeAsync();
}
