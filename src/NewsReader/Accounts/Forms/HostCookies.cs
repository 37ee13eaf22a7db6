using Microsoft.AspNetCore.Authentication.Cookies;

namespace NewsReader.Accounts.Forms;

/// <summary>
/// Limits cookies to this site. Over https their names begin with <c>__Host-</c>: browsers accept such a cookie only
/// from this host, over https, for all paths. A site under a path shares its host with others. There the cookies are
/// for that path only, and their names begin with <c>__Secure-</c>.
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
