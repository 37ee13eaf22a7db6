using System.Runtime.CompilerServices;

namespace NewsReader.Tests;

/// <summary>A folder that is deleted when disposed.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>The environment variable with the folder for the framework's temporary files.</summary>
    public const string OfTheFramework = "ASPNETCORE_TEMP";

    public string Path { get; } = Directory.CreateTempSubdirectory("newsreader-").FullName;

    // All sites of this process share one folder, which outlives them. No host watches its settings, because a user can
    // typically have 128 watches, and hundreds of hosts start here.
    [ModuleInitializer]
    internal static void PrepareTheProcess()
    {
        Environment.SetEnvironmentVariable(OfTheFramework, System.IO.Path.GetTempPath());
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
    }

    /// <summary>A folder in which the program finds a database with nothing in it.</summary>
    public static TempFolder WithDatabase() => WithDatabase(withSeeds: false);

    /// <summary>A folder in which the program finds a database that contains the seeds.</summary>
    public static TempFolder WithSeeds() => WithDatabase(withSeeds: true);

    private static TempFolder WithDatabase(bool withSeeds)
    {
        var folder = new TempFolder();
        TemplateDatabase.PutInto(System.IO.Path.Combine(folder.Path, "data"), withSeeds);
        return folder;
    }

    /// <summary>Writes a file and creates the folders above it.</summary>
    /// <returns>The path of the file.</returns>
    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
