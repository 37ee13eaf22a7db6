namespace NewsReader.Cli.Remote;

/// <summary>A command sent to the running program: its arguments, and the directory it was typed in.</summary>
internal sealed record CommandRequest(string[] Args, string Directory);
