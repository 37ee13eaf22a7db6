namespace NewsReader.Data;

/// <summary>How the keys in the data folder are: what could not be read of them, or written.</summary>
public sealed class KeyRingState
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, string> problems = [];

    /// <summary>In words, for people; null when all is well.</summary>
    public string? Problem
    {
        get
        {
            lock (turn) return problems.Count == 0 ? null : string.Join(' ', problems.Values);
        }
    }

    /// <summary>Notes a problem.</summary>
    /// <returns>True the first time.</returns>
    internal bool Note(string file, string problem)
    {
        lock (turn) return problems.TryAdd(file, problem);
    }
}
