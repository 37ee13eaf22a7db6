namespace NewsReader.Hosting.Requests;

/// <summary>
/// Marks an endpoint that answers to any host name, because probes use a container's address, which no setting knows.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class AnyHostAttribute : Attribute;
