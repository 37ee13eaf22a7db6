namespace NewsReader.Hosting.Requests;

/// <summary>
/// An endpoint's own Content-Security-Policy, stricter than that of pages, for imported content served unchanged.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ContentPolicyAttribute(string policy) : Attribute
{
    public string Policy => policy;
}
