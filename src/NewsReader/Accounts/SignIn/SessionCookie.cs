using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using NewsReader.Accounts.Authorization;
using NewsReader.Accounts.Forms;
using NewsReader.Collection.Accounts;
using NewsReader.Hosting.Requests;

namespace NewsReader.Accounts.SignIn;

/// <summary>The cookie with the session: signed, encrypted, only for this host, and hidden from scripts.</summary>
internal static class SessionCookie
{
    public const string Scheme = "Owner";

    private const string SessionClaim = "session";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie = new CookieBuilder
        {
            Name = "newsreader-session",
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            SecurePolicy = CookieSecurePolicy.SameAsRequest,
            IsEssential = true,
        };
        options.CookieManager = new HostCookies();
        // The session itself knows when it ends, so pages never set the cookie again.
        options.ExpireTimeSpan = Sessions.Longest;
        options.SlidingExpiration = false;
        options.Events.OnValidatePrincipal = context =>
        {
            if (
                context.Principal?.SessionId() is not { } id
                || !context.HttpContext.RequestServices.GetRequiredService<Sessions>().See(id)
            )
                context.RejectPrincipal();
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToLogin = context => Refuse(context.HttpContext);
        options.Events.OnRedirectToAccessDenied = context => Refuse(context.HttpContext);
    }

    public static Task SignIn(HttpContext context, OwnerAccount owner, OwnerSession session) =>
        context.SignInAsync(
            Scheme,
            new ClaimsPrincipal(
                new ClaimsIdentity(
                    [
                        new(ClaimTypes.NameIdentifier, owner.Handle),
                        new(ClaimTypes.Name, owner.Name),
                        new(SessionClaim, session.Id),
                    ],
                    Scheme
                )
            ),
            new AuthenticationProperties { IsPersistent = true }
        );

    /// <summary>The session id of somebody who is signed in, or null.</summary>
    public static string? SessionId(this ClaimsPrincipal user) => user.FindFirstValue(SessionClaim);

    // A page redirects to signing in. A change is refused with the reason.
    private static Task Refuse(HttpContext context)
    {
        var hasOwner = context.RequestServices.GetRequiredService<RequestOwner>().HasOwner;
        if (hasOwner && OwnerRequirement.IsSafe(context.Request.Method))
        {
            context.Response.Redirect(
                context.Request.PathBase
                    + "/sign-in"
                    + QueryString.Create("back", context.Request.Path + context.Request.QueryString)
            );
            return Task.CompletedTask;
        }
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Features.Set(
            hasOwner
                ? new Refusal(
                    "That is for the owner",
                    "Only the owner of this reader can change it. Nothing was changed.",
                    "/sign-in",
                    "Sign in"
                )
                : new Refusal(
                    "That is for the owner",
                    "This reader has no owner yet, and nothing can be changed here. Whoever started it becomes its owner.",
                    "/owner/new",
                    "Become the owner"
                )
        );
        return Task.CompletedTask;
    }
}
