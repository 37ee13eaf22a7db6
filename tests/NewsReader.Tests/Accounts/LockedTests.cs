using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NewsReader.Hosting.Machine;

namespace NewsReader.Tests.Accounts;

/// <summary>While another program locks the database, a change is refused in words, and pages are served.</summary>
public sealed class LockedTests
{
    [Fact]
    public async Task A_change_is_503_and_works_once_the_database_is_free()
    {
        await using var site = NewsSite.AtThisMachine();
        using var visitor = new Visitor(site);
        var token = await visitor.Token("/owner/settings");
        await using (
            var holder = new SqliteConnection(
                $"Data Source={site.Services.GetRequiredService<DataFolder>().Database};Pooling=false"
            )
        )
        {
            await holder.OpenAsync();
            await using var held = holder.BeginTransaction(deferred: false);
            using var refused = await visitor.Post(
                "/owner/settings",
                ("form-token", token),
                ("name", "Morning Reader")
            );
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Equal(HttpStatusCode.OK, await visitor.Status("/owner/settings"));
        }
        using var saved = await visitor.Post("/owner/settings", ("form-token", token), ("name", "Morning Reader"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
    }
}
