using System.Runtime.InteropServices;

namespace NewsReader.Cli;

/// <summary>
/// Listens for stop signals from the very start, so that the program shuts down properly even while it is starting.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly PosixSignalRegistration[] registrations;

    public StopSignals()
    {
        Token = stopping.Token;
        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
        ];
    }

    /// <summary>Cancelled when the program is asked to stop. Stays valid after this object is disposed.</summary>
    public CancellationToken Token { get; }

    /// <summary>Stops listening. The next signal ends the program by the system's default.</summary>
    public void Dispose()
    {
        foreach (var signal in registrations)
            signal.Dispose();
    }

    private void OnSignal(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stopping.Cancel();
    }
}
