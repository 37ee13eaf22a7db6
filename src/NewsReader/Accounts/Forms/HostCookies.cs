using Microsoft.AspNetCore.Authentication.Cookies;

namespace NewsReader.Accounts.Forms;

/// <summary>
/// Keeps cookies to this site. Over https the name of one begins with <c>__Host-</c>: browsers take it only from this
/// host, over https, for all its paths. Under a path of its own, beside other sites of the host, it is for that path
/// alone, as <c>__Secure-</c>.
/// </summary>
internal sealed class HostCookies : ICookieManager
{
    private readonly ChunkingCookieManager cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) =>
        cookies.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        cookies.AppendResponseCookie(context, Name(context, key), value, Here(context, options));

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        cookies.DeleteCookie(context, Name(context, key), Here(context, options));

    private static string Name(HttpContext context, string key) =>
        !context.Request.IsHttps ? key
        : context.Request.PathBase.HasValue ? "__Secure-" + key
        : "__Host-" + key;

    private static CookieOptions Here(HttpContext context, CookieOptions options) =>
        new(options) { Path = context.Request.PathBase.HasValue ? context.Request.PathBase.ToUriComponent() : "/" };
}
