namespace NewsReader.Hosting.Machine;

/// <summary>
/// The data folder or the database in it cannot be used. The message tells the owner which file is affected and what to
/// do.
/// </summary>
public class DataFolderException(string message) : Exception(message);
