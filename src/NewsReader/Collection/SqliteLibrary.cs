using NewsReader.Hosting.Machine;

namespace NewsReader.Collection;

/// <summary>The SQLite library that comes with the program.</summary>
internal static class SqliteLibrary
{
    // In older versions, two connections that reset the write-ahead log at once could corrupt the database.
    private static readonly Version Oldest = new(3, 51, 3);

    /// <summary>The loaded version, such as "3.53.4".</summary>
    public static string Version
    {
        get
        {
            SQLitePCL.Batteries_V2.Init();
            return SQLitePCL.raw.sqlite3_libversion().utf8_to_string();
        }
    }

    /// <summary>Refuses a version that can lose data.</summary>
    /// <exception cref="DataFolderException">It is too old, or not a version.</exception>
    public static void Require(string version)
    {
        if (!System.Version.TryParse(version, out var loaded) || loaded < Oldest)
            throw new DataFolderException(
                $"This program needs SQLite {Oldest} or newer, and found {version}: an older one can damage the "
                    + "database. Publish the program anew, with the library that comes with it."
            );
    }
}
