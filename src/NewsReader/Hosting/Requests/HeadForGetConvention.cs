using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace NewsReader.Hosting.Requests;

/// <summary>Accepts HEAD wherever GET is accepted, as RFC 9110 section 9.1 requires.</summary>
internal sealed class HeadForGetConvention : IActionModelConvention
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    public void Apply(ActionModel action)
    {
        foreach (var selector in action.Selectors)
        {
            if (
                selector.ActionConstraints.OfType<HttpMethodActionConstraint>().SingleOrDefault() is not { } constraint
                || !constraint.HttpMethods.SequenceEqual([HttpMethods.Get])
            )
                continue;
            selector.ActionConstraints.Remove(constraint);
            selector.ActionConstraints.Add(new HttpMethodActionConstraint(GetAndHead));
            foreach (var only in selector.EndpointMetadata.OfType<HttpMethodMetadata>().ToList())
                selector.EndpointMetadata.Remove(only);
            selector.EndpointMetadata.Add(new HttpMethodMetadata(GetAndHead));
        }
    }
}
