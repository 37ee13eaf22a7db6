using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NewsReader.Health;

/// <summary>
/// Logs when the site stops being ready and when it is ready again: once, however often a probe asks.
/// </summary>
internal sealed partial class ReadinessLog(ILogger<ReadinessLog> log)
{
    private readonly Lock sync = new();
    private string last = "";

    /// <param name="problems">In words; empty if there are none.</param>
    /// <param name="report">The results of the checks.</param>
    public void Note(IReadOnlyList<string> problems, HealthReport report)
    {
        var now = string.Join("; ", problems);
        lock (sync)
        {
            if (now == last)
                return;
            last = now;
        }
        var exception = report
            .Entries.Values.Select(check => check.Exception)
            .FirstOrDefault(thrown => thrown is not null);
        if (now.Length == 0)
            IsReady();
        else if (report.Status == HealthStatus.Unhealthy)
            IsNotReady(exception, now);
        else
            IsReadyBut(exception, now);
    }

    [LoggerMessage(LogLevel.Information, "Ready again")]
    private partial void IsReady();

    [LoggerMessage(LogLevel.Warning, "Ready, but: {Problems}")]
    private partial void IsReadyBut(Exception? exception, string problems);

    [LoggerMessage(LogLevel.Error, "Not ready: {Problems}")]
    private partial void IsNotReady(Exception? exception, string problems);
}
