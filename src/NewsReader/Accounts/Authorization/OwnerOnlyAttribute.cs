using Microsoft.AspNetCore.Authorization;

namespace NewsReader.Accounts.Authorization;

/// <summary>
/// Only the owner may read this. What changes something is the owner's anyway and needs no attribute.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OwnerOnlyAttribute() : AuthorizeAttribute(Policy)
{
    /// <summary>The policy's name.</summary>
    public new const string Policy = "Owner";
}
