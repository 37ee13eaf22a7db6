namespace NewsReader.Tests.Collection;

/// <summary>SQLite's write-ahead log. Its length shows how far an import in another process is.</summary>
public static class Journal
{
    /// <summary>The log's length in bytes; 0 if there is none.</summary>
    public static long Length(string dataFolder) =>
        new FileInfo(Path.Combine(dataFolder, "news.db-wal")) is { Exists: true } log ? log.Length : 0;

    /// <summary>Waits until an import has written this much, from 1 byte to 4 MB.</summary>
    /// <param name="program">The import.</param>
    /// <param name="dataFolder">Where it writes.</param>
    /// <param name="bytes">How much.</param>
    /// <param name="leftover">The length of the log that a killed process left behind. It goes before the first write.</param>
    public static Task Grows(NewsProgram program, string dataFolder, long bytes, long leftover = 0) =>
        program.Until(() => Length(dataFolder) is var length && length != leftover && length >= bytes);
}
