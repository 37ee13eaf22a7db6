namespace NewsReader.Hosting;

/// <summary>
/// Where settings come from, each before the ones after it: the command line, environment variables that begin with
/// <c>NEWSREADER_</c>, the <c>appsettings.json</c> beside the program.
/// </summary>
internal static class Settings
{
    /// <summary>
    /// Tells the framework not to watch its files for changes: a setting holds from one start to the next.
    /// </summary>
    public const string AreReadOnce = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>The setting that names the socket for verbs.</summary>
    public const string CommandSocketSetting = "CommandSocket";

    private const string EnvironmentPrefix = "NEWSREADER_";

    /// <summary>
    /// Adds the command line and our own environment variables to what the framework reads by itself.
    /// </summary>
    public static void Read(ConfigurationManager configuration, string[] args) =>
        configuration.AddEnvironmentVariables(EnvironmentPrefix).AddCommandLine(args);

    /// <summary>The settings of a verb: the same, but of the command line the data folder alone.</summary>
    public static IConfiguration OfVerb(string? dataFolder) =>
        new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables(EnvironmentPrefix)
            .AddInMemoryCollection(dataFolder is null ? [] : new Dictionary<string, string?> { ["Data"] = dataFolder })
            .Build();

    /// <summary>The data folder.</summary>
    /// <exception cref="SettingException">It is empty.</exception>
    public static string DataFolder(IConfiguration configuration) =>
        configuration["Data"] is { Length: > 0 } folder
            ? folder
            : throw new SettingException("The setting Data is empty: expected the path of a folder.");

    /// <summary>
    /// The socket over which a running program does what verbs ask: in the data folder, unless a setting names another.
    /// </summary>
    public static string CommandSocket(IConfiguration configuration) =>
        Path.GetFullPath(
            configuration[CommandSocketSetting] is { Length: > 0 } path
                ? path
                : Path.Combine(DataFolder(configuration), "newsreader.sock")
        );
}
