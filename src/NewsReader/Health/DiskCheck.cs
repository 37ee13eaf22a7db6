using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsReader.Hosting.Machine;

namespace NewsReader.Health;

/// <summary>Checks that the data folder's disk has free space.</summary>
internal sealed class DiskCheck(DataFolder folder) : IHealthCheck
{
    private const long LeastFreeBytes = 50_000_000;

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            new DriveInfo(folder.Path).AvailableFreeSpace < LeastFreeBytes
                ? HealthCheckResult.Unhealthy("the disk is full")
                : HealthCheckResult.Healthy()
        );
}
