namespace NewsReader.Hosting.Machine;

/// <summary>Another process holds the data folder.</summary>
public sealed class DataFolderHeldException(string message) : DataFolderException(message);
