using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsReader.Hosting.Machine;

namespace NewsReader.Health;

/// <summary>
/// Checks that the keys in the data folder can be read and written. The site works without some of them, so it stays
/// ready but reports the problem.
/// </summary>
internal sealed class KeysCheck(KeyRingState keys) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            keys.Problem is { } problem ? HealthCheckResult.Degraded(problem) : HealthCheckResult.Healthy()
        );
}
