using Microsoft.AspNetCore.Authorization;

namespace NewsReader.Accounts;

/// <summary>Judges requests by <see cref="Ownership"/>.</summary>
internal sealed class ReadingHandler(Ownership ownership) : AuthorizationHandler<Reading>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Reading requirement)
    {
        if (
            context.Resource is HttpContext http
            && (
                (requirement.LetsRead && (Reading.IsSafe(http.Request.Method) || !HasWork(http)))
                || ownership.IsOwner(http)
            )
        )
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    // Where nothing stands, or nothing takes this method, 404 and 405 are the answer.
    private static bool HasWork(HttpContext http) => http.GetEndpoint() is RouteEndpoint;
}
