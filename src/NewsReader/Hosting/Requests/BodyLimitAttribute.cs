using Microsoft.AspNetCore.Http.Metadata;

namespace NewsReader.Hosting.Requests;

/// <summary>
/// The largest body that an action takes, in bytes. Routing sets it. MVC's own attribute sets it once more when the
/// form has been read, and warns at every upload that it is too late.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BodyLimitAttribute(long bytes) : Attribute, IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => bytes;
}
