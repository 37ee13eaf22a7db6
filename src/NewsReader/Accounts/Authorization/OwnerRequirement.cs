using Microsoft.AspNetCore.Authorization;

namespace NewsReader.Accounts.Authorization;

/// <summary>What an address asks of those who come.</summary>
/// <param name="LetsRead">True lets everybody read, and only the owner change; false lets the owner alone.</param>
internal sealed record OwnerRequirement(bool LetsRead) : IAuthorizationRequirement
{
    /// <summary>True for the methods that change nothing (RFC 9110, section 9.2.1).</summary>
    public static bool IsSafe(string method) =>
        HttpMethods.IsGet(method)
        || HttpMethods.IsHead(method)
        || HttpMethods.IsOptions(method)
        || HttpMethods.IsTrace(method);
}
