namespace NewsReader.Cli;

/// <summary>Carries out a command.</summary>
/// <returns>The exit code.</returns>
internal delegate Task<int> CommandHandler(CommandContext context, CancellationToken ct);
