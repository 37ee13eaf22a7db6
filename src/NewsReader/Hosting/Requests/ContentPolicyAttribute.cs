namespace NewsReader.Hosting.Requests;

/// <summary>
/// A Content-Security-Policy of an endpoint's own, narrower than that of pages: for what was imported and is given out
/// as it came.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ContentPolicyAttribute(string policy) : Attribute
{
    public string Policy => policy;
}
