using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsReader.Hosting.Machine;

namespace NewsReader.Health;

/// <summary>
/// The keys in the data folder can be read and written. Without some of them the site works all the same: it is
/// ready, and says so.
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
