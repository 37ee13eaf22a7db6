using Microsoft.AspNetCore.Authorization;

namespace NewsReader.Accounts.Authorization;

/// <summary>Judges requests by <see cref="RequestOwner"/>.</summary>
internal sealed class OwnerRequirementHandler(RequestOwner ownership) : AuthorizationHandler<OwnerRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, OwnerRequirement requirement)
    {
        if (
            context.Resource is HttpContext http
            && (
                (requirement.LetsRead && (OwnerRequirement.IsSafe(http.Request.Method) || !HasWork(http)))
                || ownership.IsOwner(http)
            )
        )
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    // Where nothing stands, or nothing takes this method, 404 and 405 are the answer.
    private static bool HasWork(HttpContext http) => http.GetEndpoint() is RouteEndpoint;
}
