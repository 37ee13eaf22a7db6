namespace NewsReader.Hosting.Machine;

/// <summary>Tracks problems with the keys in the data folder: which could not be read or written.</summary>
public sealed class KeyRingState
{
    private readonly Lock sync = new();
    private readonly Dictionary<string, (string Problem, DateTime Written)> problems = [];

    /// <summary>The problems in words, or null if there are none.</summary>
    public string? Problem
    {
        get
        {
            lock (sync)
            {
                // A file that has since been repaired or deleted is no longer a problem.
                var left = problems
                    .Where(noted => Written(noted.Key) == noted.Value.Written)
                    .Select(noted => noted.Value.Problem)
                    .ToList();
                return left.Count == 0 ? null : string.Join(' ', left);
            }
        }
    }

    /// <summary>Records a problem with the current version of a file or folder.</summary>
    /// <returns>True the first time.</returns>
    internal bool Note(string file, string problem)
    {
        var noted = (problem, Written(file));
        lock (sync)
        {
            if (problems.TryGetValue(file, out var before) && before == noted)
                return false;
            problems[file] = noted;
            return true;
        }
    }

    private static DateTime Written(string file) => File.GetLastWriteTimeUtc(file);
}
