using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NewsReader.Collection;
using NewsReader.Site.Articles;

namespace NewsReader.Tests.Site.Trail;

/// <summary>Who does not come along a trail does not pay for it.</summary>
public sealed class TrailCostTests : IAsyncDisposed
{
    // Known to others: so it shows readers nothing of its owner's.
    private readonly CountedSite site = new() { Settings = { ["AllowedHosts"] = "localhost;news.example.org" } };

    [Fact]
    public async Task The_page_without_a_trail_asks_for_its_article_alone()
    {
        _ = site.Services;
        site.Queries.TakeAsked();
        using (var scope = site.Services.CreateScope())
            await scope
                .ServiceProvider.GetRequiredService<NewsDb>()
                .ArticlePage(NewsSite.DronesPath.Split('/')[^1], CancellationToken.None);
        var article = site.Queries.TakeAsked();
        Assert.InRange(article, 5, 15);

        await site.Html(NewsSite.DronesPath);
        Assert.Equal(article, site.Queries.TakeAsked());
        await site.Html(NewsSite.DronesPath + "?from=unread!");
        Assert.Equal(article, site.Queries.TakeAsked());
        await site.Html(NewsSite.DronesPath + "?from=2.1.2.1.2.1.2.1");
        Assert.Equal(article + 4, site.Queries.TakeAsked());
        await site.Html(NewsSite.DronesPath);
        Assert.Equal(0, site.Queries.TakeAsked());
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private sealed class CountedSite : NewsSite
    {
        public QueryCount Queries { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
                services.ConfigureDbContext<NewsDb>(options => options.AddInterceptors(Queries))
            );
        }
    }

    private sealed class QueryCount : DbCommandInterceptor
    {
        private int asked;

        public int TakeAsked() => Interlocked.Exchange(ref asked, 0);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Interlocked.Increment(ref asked);
            return ValueTask.FromResult(result);
        }
    }
}
