using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using NewsReader.Accounts;
using NewsReader.Intake.CatchUp;
using NewsReader.Site.Trail;

namespace NewsReader.Site.Layout;

/// <summary>
/// Keeps rendered pages, compressed, until a write changes what pages show: the database says so on each commit.
/// </summary>
internal static class PageCache
{
    /// <summary>The policy's name, for <see cref="OutputCacheAttribute"/>.</summary>
    public const string Policy = "page";

    /// <summary>The policy's name for pages of search, of which there is no end: they go soon.</summary>
    public const string SearchPolicy = "search";

    public static void Configure(OutputCacheOptions options)
    {
        options.SizeLimit = 64 * 1024 * 1024;
        // As articles are looked up: by every letter as it is.
        options.UseCaseSensitivePaths = true;
        options.AddPolicy(
            Policy,
            policy => Keep(policy, TimeSpan.FromMinutes(10), "is", "source", "topic", "before", "after")
        );
        options.AddPolicy(
            SearchPolicy,
            policy =>
                Keep(policy, TimeSpan.FromSeconds(30), "q", "topic", "sort", "before", "after")
                    // Until all articles can be found, the page says so.
                    .VaryByValue(context => new("index", Get<SearchCatchUp>(context).IsDone.ToString()))
        );
    }

    private static OutputCachePolicyBuilder Keep(
        OutputCachePolicyBuilder policy,
        TimeSpan time,
        params string[] query
    ) =>
        policy
            // There are as many ways to a page as readers: those are not kept, and leave room for the page itself.
            .With(context => !context.HttpContext.Request.Query.ContainsKey(TrailSteps.Key))
            .Expire(time)
            .SetVaryByQuery(query)
            .SetVaryByHeader("Accept-Encoding")
            // Its links hold the prefix; the path that is kept may not tell which part of it that was.
            .VaryByValue(context => new("prefix", context.Request.PathBase.Value ?? ""))
            // A page that was begun before a change is kept under the version before it, and is not asked for again.
            .VaryByValue(context =>
                new("version", Get<PageVersion>(context).Current.ToString(CultureInfo.InvariantCulture))
            )
            // What pages show of the memory, which changes just after the write that stores it: the settings, and in
            // the foot whether there is an owner.
            .VaryByValue(context => new("site", Get<SiteSettings>(context).Value.ToString()))
            .VaryByValue(context => new("owner", Get<RequestOwner>(context).HasOwner.ToString()));

    private static T Get<T>(HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();

    /// <summary>
    /// Reduces the many ways to write Accept-Encoding to the one coding that is answered with, so that each page is
    /// kept at most three times.
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
