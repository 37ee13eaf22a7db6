using Microsoft.AspNetCore.Authorization;

namespace NewsReader.Accounts.Authorization;

/// <summary>
/// A page or an action that is the owner's. Whatever changes something is so by itself, with no attribute.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OwnerOnlyAttribute() : AuthorizeAttribute(Policy)
{
    /// <summary>The policy's name.</summary>
    public new const string Policy = "Owner";
}
