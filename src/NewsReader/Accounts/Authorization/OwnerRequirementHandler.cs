using Microsoft.AspNetCore.Authorization;

namespace NewsReader.Accounts.Authorization;

/// <summary>Checks <see cref="OwnerRequirement"/> by <see cref="RequestOwner"/>.</summary>
internal sealed class OwnerRequirementHandler(RequestOwner ownership) : AuthorizationHandler<OwnerRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, OwnerRequirement requirement)
    {
        if (
            context.Resource is HttpContext http
            && (
                (requirement.LetsRead && (OwnerRequirement.IsSafe(http.Request.Method) || !HasAction(http)))
                || ownership.IsOwner(http)
            )
        )
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    // If there is nothing at the address, or nothing for this method, the answer is 404 or 405.
    private static bool HasAction(HttpContext http) => http.GetEndpoint() is RouteEndpoint;
}
