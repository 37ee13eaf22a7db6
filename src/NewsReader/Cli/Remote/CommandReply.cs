namespace NewsReader.Cli.Remote;

/// <summary>One line of the reply: output, progress, or the exit code, which comes last.</summary>
internal sealed record CommandReply
{
    public string? Line { get; init; }

    public string? Error { get; init; }

    public int? Done { get; init; }

    public int? Total { get; init; }

    public int? Exit { get; init; }
}
