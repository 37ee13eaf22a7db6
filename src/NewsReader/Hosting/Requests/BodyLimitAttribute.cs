using Microsoft.AspNetCore.Http.Metadata;

namespace NewsReader.Hosting.Requests;

/// <summary>
/// The body size limit of an action, in bytes, applied by routing. MVC's own attribute would set it again after the
/// form has been read, and would log a warning at every upload that it is too late.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BodyLimitAttribute(long bytes) : Attribute, IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => bytes;
}
