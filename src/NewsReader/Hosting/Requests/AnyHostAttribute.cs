namespace NewsReader.Hosting.Requests;

/// <summary>
/// Marks an endpoint that answers to any host name: probes ask by the address of a container, which no setting knows.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class AnyHostAttribute : Attribute;
