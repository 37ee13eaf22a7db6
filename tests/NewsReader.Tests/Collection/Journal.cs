namespace NewsReader.Tests.Collection;

/// <summary>SQLite's write-ahead log, by whose length an import in another process can be followed.</summary>
public static class Journal
{
    /// <summary>The log's length in bytes; 0 when there is none.</summary>
    public static long Length(string dataFolder) =>
        new FileInfo(Path.Combine(dataFolder, "news.db-wal")) is { Exists: true } log ? log.Length : 0;

    /// <summary>Waits until an import has written this much, of anything from 1 byte to 4 MB.</summary>
    /// <param name="program">The import.</param>
    /// <param name="dataFolder">Where it writes.</param>
    /// <param name="bytes">How much.</param>
    /// <param name="leftover">The length of the log that a killed process left, which goes before the first write.</param>
    public static Task Grows(NewsProgram program, string dataFolder, long bytes, long leftover = 0) =>
        program.Until(() => Length(dataFolder) is var length && length != leftover && length >= bytes);
}
