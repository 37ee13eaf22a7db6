using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NewsReader.Accounts.Authorization;
using NewsReader.Accounts.Forms;
using NewsReader.Accounts.Passkeys;
using NewsReader.Accounts.SignIn;
using NewsReader.Collection.Accounts;
using NewsReader.Hosting;

namespace NewsReader.Accounts;

/// <summary>
/// Registers what concerns the owner. Everybody may read and only the owner may change things, unless an address says
/// otherwise.
/// </summary>
internal static partial class OwnerServices
{
    // PBKDF2 with HMAC-SHA512, as the OWASP Password Storage Cheat Sheet asks.
    private const int HashIterations = 210_000;

    public static IServiceCollection AddOwner(this IServiceCollection services)
    {
        services
            .AddSingleton<RequestOwner>()
            .AddSingleton<Sessions>()
            .AddSingleton<SignInThrottle>()
            .AddSingleton<SignInClients>()
            .AddSingleton<SetupToken>()
            .AddSingleton<UsedChallenges>()
            .AddSingleton<OwnerReset>();
        services
            .AddSingleton<SiteSettings>()
            .AddSingleton<IOptions<SiteOptions>>(provider => provider.GetRequiredService<SiteSettings>());
        services
            .AddScoped<OwnerStore>()
            .AddScoped<OwnerSignIn>()
            .AddScoped<OwnerCreator>()
            .AddScoped<PasskeyCeremonies>()
            .AddScoped<IPasskeyHandler<OwnerAccount>, PasskeyHandler<OwnerAccount>>();
        services.AddHostedService<OwnerLoader>();
        services
            .AddIdentityCore<OwnerAccount>(identity =>
            {
                identity.User.AllowedUserNameCharacters = "";
                identity.Password = new()
                {
                    RequiredLength = OwnerCreator.ShortestPassword,
                    RequiredUniqueChars = 5,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
            })
            .AddUserStore<OwnerStore>()
            .AddPasswordValidator<PasswordRule>()
            .AddErrorDescriber<PasswordFaults>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashIterations);
        services.Configure<IdentityPasskeyOptions>(passkeys => passkeys.ResidentKeyRequirement = "required");
        services.AddAuthentication(SessionCookie.Scheme).AddCookie(SessionCookie.Scheme, SessionCookie.Configure);
        services
            .AddAuthorizationBuilder()
            .AddPolicy(
                OwnerOnlyAttribute.Policy,
                policy => policy.AddRequirements(new OwnerRequirement(LetsRead: false))
            )
            .SetFallbackPolicy(
                new AuthorizationPolicyBuilder().AddRequirements(new OwnerRequirement(LetsRead: true)).Build()
            );
        services.AddSingleton<IAuthorizationHandler, OwnerRequirementHandler>();
        services.Configure<AntiforgeryOptions>(forms =>
        {
            forms.Cookie = new CookieBuilder
            {
                Name = "newsreader-form",
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                SecurePolicy = CookieSecurePolicy.SameAsRequest,
                IsEssential = true,
            };
            forms.FormFieldName = "form-token";
            forms.SuppressXFrameOptionsHeader = true;
        });
        return services;
    }

    public static void UseOwner(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<FormGuard>();
        app.Lifetime.ApplicationStarted.Register(() => Start(app));
    }

    private static void Start(WebApplication app)
    {
        var ownership = app.Services.GetRequiredService<RequestOwner>();
        ownership.Start();
        if (ownership.HasOwner || ownership.IsLocalOnly)
            return;
        NobodyOwns(app.Logger, SiteAddress.Of(app), app.Services.GetRequiredService<SetupToken>().Make());
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Nobody owns this reader yet. To become its owner, open {Address}/owner/new and enter this token, which works once: {Token}"
    )]
    private static partial void NobodyOwns(ILogger log, string address, string token);
}
