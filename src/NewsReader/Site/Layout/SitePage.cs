using Microsoft.AspNetCore.Mvc.Razor;

namespace NewsReader.Site.Layout;

/// <summary>
/// What every view is. Paths are written from the root of the site; in a view each begins with <see cref="Root"/>, so
/// that it also leads there where a proxy serves the site under a path. (A tag helper could do it by itself; every link
/// of every list would pay for that.)
/// </summary>
public abstract class SitePage<TModel> : RazorPage<TModel>
{
    /// <summary>What stands before every path of this site: nothing, or a prefix such as <c>/reader</c>.</summary>
    protected string Root => field ??= Context.Request.PathBase.ToUriComponent();

    /// <summary>What is wrong with a field of what was sent, in words; or null.</summary>
    protected string? FaultOf(string field) => ViewContext.ModelState.FaultOf(field);
}
