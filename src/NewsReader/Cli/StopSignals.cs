using System.Runtime.InteropServices;

namespace NewsReader.Cli;

/// <summary>
/// Hears from the first moment on that the program is told to stop, so that it ends in order even while it is starting.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource told = new();
    private readonly PosixSignalRegistration[] heard;

    public StopSignals()
    {
        Token = told.Token;
        heard =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear),
        ];
    }

    /// <summary>Is cancelled when the program is told to stop. It outlives this.</summary>
    public CancellationToken Token { get; }

    /// <summary>Stops listening: the next signal ends the program as the system has it.</summary>
    public void Dispose()
    {
        foreach (var signal in heard)
            signal.Dispose();
    }

    private void Hear(PosixSignalContext signal)
    {
        signal.Cancel = true;
        told.Cancel();
    }
}
