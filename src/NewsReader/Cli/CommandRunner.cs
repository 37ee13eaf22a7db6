using System.CommandLine;

namespace NewsReader.Cli;

/// <summary>Runs a command in this process, or in the process that holds the data folder.</summary>
/// <returns>The exit code.</returns>
internal delegate Task<int> CommandRunner(ParseResult parsed, CommandHandler handler, CancellationToken ct);
