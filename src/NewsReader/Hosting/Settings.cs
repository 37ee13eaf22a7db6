namespace NewsReader.Hosting;

/// <summary>
/// Where settings come from, highest priority first: the command line, environment variables that begin with
/// <c>NEWSREADER_</c>, and <c>appsettings.json</c> next to the program.
/// </summary>
internal static class Settings
{
    /// <summary>
    /// Turns off the framework's file watching, because settings are only read at startup.
    /// </summary>
    public const string AreReadOnce = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>The setting with the path of the command socket.</summary>
    public const string CommandSocketSetting = "CommandSocket";

    private const string EnvironmentPrefix = "NEWSREADER_";

    /// <summary>
    /// Adds the command line and our own environment variables to the framework's sources.
    /// </summary>
    public static void Read(ConfigurationManager configuration, string[] args) =>
        configuration.AddEnvironmentVariables(EnvironmentPrefix).AddCommandLine(args);

    /// <summary>The settings for a command: the same, but only the data folder comes from the command line.</summary>
    public static IConfiguration OfCommand(string? dataFolder) =>
        new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables(EnvironmentPrefix)
            .AddInMemoryCollection(dataFolder is null ? [] : new Dictionary<string, string?> { ["Data"] = dataFolder })
            .Build();

    /// <exception cref="SettingException">The setting is empty.</exception>
    public static string DataFolder(IConfiguration configuration) =>
        configuration["Data"] is { Length: > 0 } folder
            ? folder
            : throw new SettingException("The setting Data is empty: expected the path of a folder.");

    /// <summary>
    /// The socket over which a running program accepts commands: in the data folder, unless a setting names another
    /// path.
    /// </summary>
    public static string CommandSocket(IConfiguration configuration) =>
        Path.GetFullPath(
            configuration[CommandSocketSetting] is { Length: > 0 } path
                ? path
                : Path.Combine(DataFolder(configuration), "newsreader.sock")
        );
}
