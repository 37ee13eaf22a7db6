using System.Net;

namespace NewsReader.Fetching.Connections;

/// <summary>
/// The cookies of a single fetch, kept across its redirects and then dropped. Without them some sites redirect forever.
/// </summary>
internal sealed class FetchCookies
{
    private readonly CookieContainer cookies = new();

    /// <summary>Stores the cookies a response sets. Invalid cookies and cookies for other hosts are ignored.</summary>
    public void Take(HttpResponseMessage answer, Uri address)
    {
        foreach (var cookie in ResponseHeaders.All(answer, "Set-Cookie"))
        {
            try
            {
                cookies.SetCookies(address, cookie);
            }
            catch (CookieException)
            {
                // Continue without this cookie.
            }
        }
    }

    /// <summary>The Cookie header for an address, or null if there are no cookies for it.</summary>
    public string? For(Uri address) => cookies.GetCookieHeader(address) is { Length: > 0 } header ? header : null;
}
