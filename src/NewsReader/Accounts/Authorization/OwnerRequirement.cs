using Microsoft.AspNetCore.Authorization;

namespace NewsReader.Accounts.Authorization;

/// <summary>Who may use an address.</summary>
/// <param name="LetsRead">True if everybody may read and only the owner may change; false if only the owner may do
/// either.</param>
internal sealed record OwnerRequirement(bool LetsRead) : IAuthorizationRequirement
{
    /// <summary>True for methods that change nothing (RFC 9110, section 9.2.1).</summary>
    public static bool IsSafe(string method) =>
        HttpMethods.IsGet(method)
        || HttpMethods.IsHead(method)
        || HttpMethods.IsOptions(method)
        || HttpMethods.IsTrace(method);
}
