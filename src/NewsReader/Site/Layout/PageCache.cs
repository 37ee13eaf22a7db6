using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using NewsReader.Accounts;
using NewsReader.Intake.CatchUp;
using NewsReader.Site.Trail;

namespace NewsReader.Site.Layout;

/// <summary>
/// Caches rendered pages, compressed, until a write changes what they show. The database says so on each commit.
/// </summary>
internal static class PageCache
{
    /// <summary>The policy's name, for <see cref="OutputCacheAttribute"/>.</summary>
    public const string Policy = "page";

    /// <summary>The policy's name for search results. There are endlessly many, so they don't stay long.</summary>
    public const string SearchPolicy = "search";

    /// <summary>
    /// The policy's name for pages that show neither articles nor feeds. They stay when news comes in.
    /// </summary>
    public const string HelpPolicy = "help";

    private static readonly TimeSpan Pages = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Searches = TimeSpan.FromSeconds(30);

    public static void Configure(OutputCacheOptions options)
    {
        options.SizeLimit = 64 * 1024 * 1024;
        // Articles are looked up in a case-sensitive way too.
        options.UseCaseSensitivePaths = true;
        options.AddPolicy(
            Policy,
            policy => Keep(policy, Pages, version => version.OfAll, "is", "source", "topic", "before", "after")
        );
        options.AddPolicy(HelpPolicy, policy => Keep(policy, Pages, version => version.OfSettings));
        options.AddPolicy(
            SearchPolicy,
            policy =>
                Keep(policy, Searches, version => version.OfAll, "q", "topic", "sort", "before", "after")
                    // The page says so until all articles can be found.
                    .VaryByValue(context => new("index", Get<SearchCatchUp>(context).IsDone.ToString()))
        );
    }

    private static OutputCachePolicyBuilder Keep(
        OutputCachePolicyBuilder policy,
        TimeSpan time,
        Func<PageVersion, long> version,
        params string[] query
    ) =>
        policy
            // Every reader can have another trail. Pages with one are not cached, to leave room for the pages without.
            .With(context => !context.HttpContext.Request.Query.ContainsKey(TrailSteps.Key))
            .Expire(time)
            .SetVaryByQuery(query)
            .SetVaryByHeader("Accept-Encoding")
            // The page's links contain the prefix. The cached path alone does not say which part of it is the prefix.
            .VaryByValue(context => new("prefix", context.Request.PathBase.Value ?? ""))
            // A page that was begun before a change is cached under the version before it, and never used again.
            .VaryByValue(context =>
                new("version", version(Get<PageVersion>(context)).ToString(CultureInfo.InvariantCulture))
            )
            // The settings, and whether there is an owner (in the footer), come from memory. It changes just after the
            // write that stores them.
            .VaryByValue(context => new("site", Get<SiteSettings>(context).Value.ToString()))
            .VaryByValue(context => new("owner", Get<RequestOwner>(context).HasOwner.ToString()));

    private static T Get<T>(HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();

    /// <summary>
    /// Reduces the many ways to write Accept-Encoding to the one coding that we answer with, so that each page is
    /// cached at most three times.
    /// </summary>
    public static Task OneEncoding(HttpContext context, RequestDelegate next)
    {
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        context.Request.Headers.AcceptEncoding =
            Accepts("br") ? "br"
            : Accepts("gzip") ? "gzip"
            : default(Microsoft.Extensions.Primitives.StringValues);
        return next(context);

        bool Accepts(string coding) =>
            accepted.Any(a => a.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && a.Quality is null or > 0);
    }
}
