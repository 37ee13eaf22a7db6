using System.Globalization;
using Microsoft.AspNetCore.Identity;
using NewsReader.Collection.Accounts;
using NewsReader.Site.Account.Forms;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Account;

/// <summary>The owner's overview.</summary>
/// <param name="Name">Who is signed in; null where the person at this machine needs no sign-in.</param>
/// <param name="Sessions">Where the owner is signed in.</param>
/// <param name="SessionId">The session of this device.</param>
/// <param name="Passkeys">By what they can sign in, besides their password.</param>
/// <param name="Done">What was just done, by its name in the address.</param>
public sealed record OwnerPage(
    string? Name,
    IReadOnlyList<OwnerSession> Sessions,
    string? SessionId,
    IReadOnlyList<UserPasskeyInfo> Passkeys,
    string? Done
) : Page
{
    public override string Title => "Owner";

    public override bool IsIndexed => false;

    /// <summary>What was done, in words, or null.</summary>
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

    public AddPasskeyForm NewPasskey { get; } = new() { Name = "This device" };

    /// <summary>"25 November 2026, 14:05 UTC".</summary>
    public static string Told(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The moment as <c>time</c> elements have it.</summary>
    public static string Machine(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
