using Microsoft.EntityFrameworkCore;
using NewsReader.Data;

namespace NewsReader.Health;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: it can do its work, else 503 with what is amiss. Plain text both.</summary>
internal static class HealthEndpoints
{
    private const long LeastFreeBytes = 50_000_000;

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapHealth(this WebApplication app)
    {
        app.MapMethods("/healthz", Methods, (HttpResponse response) => Plain(response, StatusCodes.Status200OK, "ok"));
        app.MapMethods("/readyz", Methods, async (HttpResponse response, NewsDb db, NewsDbFile file, DataFolder folder, IHostApplicationLifetime lifetime, CancellationToken ct) =>
            await Amiss(db, file, folder, lifetime, ct) is { } amiss
                ? Plain(response, StatusCodes.Status503ServiceUnavailable, amiss)
                : Plain(response, StatusCodes.Status200OK, "ready"));
    }

    // The database is open, and so its migrations are done, before anything listens.
    private static async Task<string?> Amiss(NewsDb db, NewsDbFile file, DataFolder folder, IHostApplicationLifetime lifetime, CancellationToken ct)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested) return "stopping";
        try
        {
            await db.Sources.AnyAsync(ct);
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            return "the database cannot be read";
        }
        if (!await file.IsWritable(ct)) return "the database cannot be written";
        return new DriveInfo(folder.Path).AvailableFreeSpace < LeastFreeBytes ? "the disk is full" : null;
    }

    private static IResult Plain(HttpResponse response, int status, string text)
    {
        response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status503ServiceUnavailable) response.Headers.RetryAfter = "5";
        return Results.Text(text + "\n", "text/plain; charset=utf-8", statusCode: status);
    }
}
