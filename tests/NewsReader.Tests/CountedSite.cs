using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using NewsReader.Collection;

namespace NewsReader.Tests;

/// <summary>A site that counts the SQL statements of its pages. It shows readers nothing of its owner's.</summary>
public sealed class CountedSite : NewsSite
{
    public CountedSite() => Settings["AllowedHosts"] = "localhost;news.example.org";

    public StatementCount Statements { get; } = new();

    /// <summary>The statements of a page that is not in the cache.</summary>
    public async Task<IReadOnlyList<string>> StatementsOf(string path)
    {
        Statements.Take();
        await Html(path);
        return Statements.Take();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
            services.ConfigureDbContext<NewsDb>(options => options.AddInterceptors(Statements))
        );
    }
}
