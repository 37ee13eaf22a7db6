using Microsoft.AspNetCore.Mvc.Razor;

namespace NewsReader.Site.Layout;

/// <summary>
/// The base of every view. Each path in a view begins with <see cref="Root"/>, so that it also works if a proxy serves
/// the site under a path. (A tag helper could add it, but that would cost time for each link of each list.)
/// </summary>
public abstract class SitePage<TModel> : RazorPage<TModel>
{
    /// <summary>The prefix of every path of this site: empty, or such as <c>/reader</c>.</summary>
    protected string Root => field ??= Context.Request.PathBase.ToUriComponent();

    /// <summary>What is wrong with a field of the form that was sent, in words; or null.</summary>
    protected string? FaultOf(string field) => ViewContext.ModelState.FaultOf(field);
}
