namespace NewsReader.Hosting.Machine;

/// <summary>How the keys in the data folder are: what could not be read of them, or written.</summary>
public sealed class KeyRingState
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, (string Problem, DateTime Written)> problems = [];

    /// <summary>In words, for people; null when all is well.</summary>
    public string? Problem
    {
        get
        {
            lock (turn)
            {
                // A file that was mended or deleted since is no problem any more.
                var left = problems
                    .Where(noted => Written(noted.Key) == noted.Value.Written)
                    .Select(noted => noted.Value.Problem)
                    .ToList();
                return left.Count == 0 ? null : string.Join(' ', left);
            }
        }
    }

    /// <summary>Notes a problem with a file or folder as it is now.</summary>
    /// <returns>True the first time.</returns>
    internal bool Note(string file, string problem)
    {
        var noted = (problem, Written(file));
        lock (turn)
        {
            if (problems.TryGetValue(file, out var before) && before == noted)
                return false;
            problems[file] = noted;
            return true;
        }
    }

    private static DateTime Written(string file) => File.GetLastWriteTimeUtc(file);
}
