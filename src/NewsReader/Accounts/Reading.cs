using Microsoft.AspNetCore.Authorization;

namespace NewsReader.Accounts;

/// <summary>
/// A page or an action that is the owner's. Whatever changes something is so by itself, with no attribute.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OwnerOnlyAttribute() : AuthorizeAttribute(Policy)
{
    /// <summary>The policy's name.</summary>
    public new const string Policy = "Owner";
}

/// <summary>What an address asks of those who come.</summary>
/// <param name="LetsRead">True lets everybody read, and only the owner change; false lets the owner alone.</param>
internal sealed record Reading(bool LetsRead) : IAuthorizationRequirement
{
    /// <summary>True for the methods that change nothing (RFC 9110, section 9.2.1).</summary>
    public static bool IsSafe(string method) =>
        HttpMethods.IsGet(method)
        || HttpMethods.IsHead(method)
        || HttpMethods.IsOptions(method)
        || HttpMethods.IsTrace(method);
}

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
