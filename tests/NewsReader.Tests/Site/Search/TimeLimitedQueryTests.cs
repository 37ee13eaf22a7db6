using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NewsReader.Site.Search;

namespace NewsReader.Tests.Site.Search;

/// <summary>No search holds a core for long.</summary>
public sealed class TimeLimitedQueryTests
{
    private const string Endless =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n";

    [Fact]
    public async Task A_statement_without_end_is_stopped_and_the_connection_goes_on()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var taken = Stopwatch.StartNew();
        await using (
            var reading = new TimeLimitedQuery(connection, TimeSpan.FromMilliseconds(200), TimeProvider.System)
        )
        {
            Assert.Throws<TimeoutException>(() => reading.Read(Endless, [], row => row.GetInt64(0)));
            Assert.Throws<TimeoutException>(() => reading.Read("SELECT 1", [], row => row.GetInt64(0)));
        }
        Assert.InRange(taken.Elapsed, TimeSpan.FromMilliseconds(150), TimeSpan.FromSeconds(20));

        await using var next = new TimeLimitedQuery(connection, TimeSpan.FromSeconds(30), TimeProvider.System);
        Assert.Equal([1], next.Read("SELECT 1", [], row => row.GetInt64(0)));
    }

    [Fact]
    public async Task A_search_that_took_too_long_says_so_in_the_house_style()
    {
        await using var site = new HurriedSite();
        using var client = site.Client();
        using var response = await client.GetAsync(new Uri("/search?q=talks", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta);
        Assert.Contains("took too long", (await response.Page()).Text("[role=status]"), StringComparison.Ordinal);
        _ = await site.Html("/");
    }

    private sealed class HurriedSite : NewsSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new HurriedTime()));
        }
    }

    // The two seconds of a search are over as soon as they begin.
    private sealed class HurriedTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == TimeSpan.FromSeconds(2) && period < TimeSpan.FromSeconds(1))
                callback(state);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
