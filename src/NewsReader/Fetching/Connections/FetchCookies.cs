using System.Net;

namespace NewsReader.Fetching.Connections;

/// <summary>
/// The cookies of one fetch, kept over its redirects and then forgotten: some sites redirect for ever without them.
/// </summary>
internal sealed class FetchCookies
{
    private readonly CookieContainer cookies = new();

    /// <summary>Takes what an answer sets. What is no cookie, or is set for another host, is passed over.</summary>
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
                // The site is asked without it.
            }
        }
    }

    /// <summary>The Cookie header for an address; null when there are none for it.</summary>
    public string? For(Uri address) => cookies.GetCookieHeader(address) is { Length: > 0 } header ? header : null;
}
