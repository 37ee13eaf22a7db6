using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace NewsReader.Site.Layout;

/// <summary>Finds a view in the folder of its controller or of the layout.</summary>
internal sealed class ViewsBesideControllers : IViewLocationExpander
{
    private const string Folder = "folder";

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        // Namespaces are folders: NewsReader.Site.Search is /Site/Search.
        if (
            context.ActionContext.ActionDescriptor is ControllerActionDescriptor
            {
                ControllerTypeInfo.Namespace: { } space
            }
        )
            context.Values[Folder] = space[space.IndexOf('.', StringComparison.Ordinal)..].Replace('.', '/');
    }

    public IEnumerable<string> ExpandViewLocations(
        ViewLocationExpanderContext context,
        IEnumerable<string> viewLocations
    ) =>
        context.Values.TryGetValue(Folder, out var folder)
            ? viewLocations.Prepend($"{folder}/{{0}}.cshtml")
            : viewLocations;
}
