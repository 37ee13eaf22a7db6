using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using NewsReader.Accounts;
using NewsReader.Accounts.SignIn;
using NewsReader.Collection.Accounts;
using NewsReader.Site.Account.Forms;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Account;

/// <summary>The owner's overview.</summary>
/// <param name="Name">Who is signed in; null where the person at this machine needs no sign-in.</param>
/// <param name="Sessions">Where the owner is signed in.</param>
/// <param name="SessionId">The session of this device.</param>
/// <param name="Passkeys">The owner's passkeys.</param>
public sealed record OwnerPage(
    string? Name,
    IReadOnlyList<OwnerSession> Sessions,
    string? SessionId,
    IReadOnlyList<UserPasskeyInfo> Passkeys
) : Page
{
    /// <summary>Reads the page for whoever is signed in.</summary>
    public static async Task<OwnerPage> Read(
        ClaimsPrincipal user,
        Sessions sessions,
        OwnerStore store,
        CancellationToken ct
    ) =>
        new(
            user.FindFirstValue(ClaimTypes.Name),
            sessions.Live,
            user.SessionId(),
            await store.Only(ct) is { } owner ? [.. await store.GetPasskeysAsync(owner, ct)] : []
        );

    /// <summary>What was just done, by its name in the address; or null.</summary>
    public string? Done { get; init; }

    public override string Title => "Owner";

    public override bool IsIndexed => false;

    /// <summary>The same in words, or null.</summary>
    public string? DoneText =>
        Done switch
        {
            "made" => "You are the owner now, and signed in on this device.",
            "password" => "The password was changed. All other devices were signed out.",
            "ended" => "That device was signed out.",
            "passkey" => "The passkey was added.",
            "passkey-removed" => "The passkey was removed.",
            _ => null,
        };

    public ChangePasswordForm NewPassword { get; } = new();

    /// <summary>The passkey to add, or the one that was sent and refused.</summary>
    public AddPasskeyForm NewPasskey { get; init; } = new() { Name = "This device" };

    /// <summary>"25 November 2026, 14:05 UTC".</summary>
    public static string TimeText(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The value of a <c>datetime</c> attribute.</summary>
    public static string TimeValue(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
