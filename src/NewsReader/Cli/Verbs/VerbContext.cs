namespace NewsReader.Cli.Verbs;

/// <summary>What a verb works with.</summary>
/// <param name="Services">The collection's services.</param>
/// <param name="Directory">Where the person stands: paths are relative to it.</param>
/// <param name="Output">Where it says what it does.</param>
internal sealed record VerbContext(IServiceProvider Services, string Directory, VerbOutput Output)
{
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Says why nothing was done.</summary>
    /// <returns>The exit code.</returns>
    public int Fail(string message)
    {
        Output.Error(message);
        return CommandLine.Failed;
    }
}
