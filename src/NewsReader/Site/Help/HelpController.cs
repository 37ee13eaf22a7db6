using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Help;

/// <summary>The help pages: an overview, and a page for each Markdown file in this folder.</summary>
[OutputCache(PolicyName = PageCache.HelpPolicy)]
public sealed class HelpController : Controller
{
    [HttpGet("/help")]
    public IActionResult Overview() => Page(HelpPages.Overview);

    [HttpGet("/help/{name}")]
    public IActionResult Show(string name) => name == HelpPages.Overview ? NotFound() : Page(name);

    private IActionResult Page(string name) =>
        HelpPages.Find(name, Request.PathBase.ToUriComponent()) is { } page ? View("Show", page) : NotFound();
}
