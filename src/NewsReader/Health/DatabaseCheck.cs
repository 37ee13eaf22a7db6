using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsReader.Collection;

namespace NewsReader.Health;

/// <summary>
/// Checks that the database can be read and written. It has been opened and migrated before the site starts to listen.
/// </summary>
internal sealed class DatabaseCheck(NewsDb db, DatabaseWriter file) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        if (file.IsMoved)
            return HealthCheckResult.Unhealthy("the data folder was moved or removed");
        try
        {
            await db.Sources.AnyAsync(cancellationToken);
        }
        catch (DbException)
        {
            return HealthCheckResult.Unhealthy("the database cannot be read");
        }
        return await file.IsWritable(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("the database cannot be written");
    }
}
