using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NewsReader.Health;

/// <summary>
/// Logs when the site stops being ready and when it is ready again: once, however often a probe asks.
/// </summary>
internal sealed partial class ReadinessLog(ILogger<ReadinessLog> log)
{
    private readonly Lock sync = new();
    private string last = "";

    /// <param name="wrong">What is wrong, in words; empty if all is well.</param>
    /// <param name="report">The results of the checks.</param>
    public void Note(IReadOnlyList<string> wrong, HealthReport report)
    {
        var now = string.Join("; ", wrong);
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

    [LoggerMessage(LogLevel.Warning, "Ready, but: {Wrong}")]
    private partial void IsReadyBut(Exception? exception, string wrong);

    [LoggerMessage(LogLevel.Error, "Not ready: {Wrong}")]
    private partial void IsNotReady(Exception? exception, string wrong);
}
