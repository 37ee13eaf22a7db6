using System.Net.Http.Headers;
using System.Text;

namespace NewsReader.Formats;

/// <summary>A user name and password for Basic authentication (RFC 7617).</summary>
/// <remarks>Not a record, so that nothing prints the password.</remarks>
public sealed class FetchCredentials(string userName, string password)
{
    /// <summary>Never contains a colon.</summary>
    public string UserName => userName;

    public string Password => password;

    /// <summary>The value of the Authorization header.</summary>
    public string Header =>
        new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserName}:{Password}"))
        ).ToString();

    /// <summary>
    /// The credentials in an address such as <c>https://user:password@host/</c>, or null.
    /// </summary>
    public static FetchCredentials? In(Uri address)
    {
        if (address.UserInfo.Length == 0)
            return null;
        var parts = address.UserInfo.Split(':', 2);
        return new(
            Uri.UnescapeDataString(parts[0]).Replace(":", "", StringComparison.Ordinal),
            Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? "")
        );
    }

    /// <summary>
    /// True if credentials for one address may be sent to another: the same origin, or the same host upgraded to https.
    /// </summary>
    public static bool AreFor(Uri given, Uri to)
    {
        var isSecured = (given.Scheme, to.Scheme) == ("http", "https") && given.IsDefaultPort && to.IsDefaultPort;
        return given.IdnHost == to.IdnHost && (isSecured || (given.Scheme == to.Scheme && given.Port == to.Port));
    }
}
