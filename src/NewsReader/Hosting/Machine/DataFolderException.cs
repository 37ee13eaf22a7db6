namespace NewsReader.Hosting.Machine;

/// <summary>
/// The data folder or the database in it cannot be used. The message is for the owner: it names the file and says what
/// to do.
/// </summary>
public class DataFolderException(string message) : Exception(message);
