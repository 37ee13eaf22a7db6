namespace NewsReader.Cli;

/// <summary>What a command works with.</summary>
/// <param name="Services">The collection's services.</param>
/// <param name="Directory">The current directory of the person; paths are relative to it.</param>
/// <param name="Output">Receives the command's output.</param>
internal sealed record CommandContext(IServiceProvider Services, string Directory, CommandOutput Output)
{
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Reports why nothing was done.</summary>
    /// <returns>The exit code.</returns>
    public int Fail(string message)
    {
        Output.Error(message);
        return CommandLine.Failed;
    }
}
