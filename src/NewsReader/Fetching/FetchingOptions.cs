using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using NewsReader.Formats;

namespace NewsReader.Fetching;

/// <summary>The settings under <c>Fetching</c>.</summary>
public sealed partial class FetchingOptions : IValidatableObject
{
    /// <summary>
    /// Internal hosts that may be fetched from, each with its port: <c>intranet:8080</c>, <c>192.168.1.5:80</c>,
    /// <c>[fd00::5]:80</c>.
    /// </summary>
    public IList<string> Allow { get; } = [];

    /// <summary>
    /// True if the owner has allowed this exact host and port. The host is in ASCII; IPv6 may have brackets or not.
    /// </summary>
    public bool Allows(string host, int port) =>
        Allow.Any(named =>
            Read(named) is var (namedHost, namedPort)
            && namedPort == port
            && namedHost.Equals(host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase)
        );

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Allow
            .Where(named => Read(named) is null)
            .Select(named => new ValidationResult(
                $"The setting Fetching:Allow contains “{named}”: expected a host and its port, such as intranet:8080.",
                [nameof(Allow)]
            ));

    private static (string Host, int Port)? Read(string named) =>
        HostAndPort().IsMatch(named)
        && WebAddress.Parse($"http://{named}/") is { UserInfo.Length: 0, PathAndQuery: "/" } uri
            ? (uri.IdnHost.Trim('[', ']'), uri.Port)
            : null;

    [GeneratedRegex(@"^([^\s:/?#@\[\]]+|\[[0-9A-Fa-f:.]+\]):[0-9]{1,5}$")]
    private static partial Regex HostAndPort();
}
