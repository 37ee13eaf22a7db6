using System.Globalization;
using Microsoft.AspNetCore.Identity;
using NewsReader.Accounts;
using NewsReader.Collection.Accounts;
using NewsReader.Site.Layout;

namespace NewsReader.Site.Account;

/// <summary>The owner's overview.</summary>
/// <param name="Name">Who is signed in; null where the person at this machine needs no sign-in.</param>
/// <param name="Sessions">Where the owner is signed in.</param>
/// <param name="SessionId">The session of this device.</param>
/// <param name="Passkeys">By what they can sign in, besides their password.</param>
/// <param name="Done">What was just done, by its name in the address.</param>
/// <param name="Faults">What is wrong with what was sent, by field.</param>
public sealed record OwnerPage(
    string? Name,
    IReadOnlyList<OwnerSession> Sessions,
    string? SessionId,
    IReadOnlyList<UserPasskeyInfo> Passkeys,
    string? Done,
    IReadOnlyDictionary<string, string> Faults
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

    public FormField Current =>
        new("current", "Your password now", "password")
        {
            Autocomplete = "current-password",
            IsRequired = true,
            Fault = Faults.GetValueOrDefault("current"),
        };

    public FormField Password =>
        new("password", "New password", "password")
        {
            Autocomplete = "new-password",
            IsRequired = true,
            Hint = $"At least {OwnerCreator.ShortestPassword} characters. All other devices are signed out.",
            Fault = Faults.GetValueOrDefault("password"),
        };

    public static FormField PasskeyName =>
        new("name", "Its name")
        {
            Value = "This device",
            MaxLength = PasskeysController.LongestName,
            IsRequired = true,
        };

    public static string IdOf(UserPasskeyInfo passkey) => Convert.ToHexStringLower(passkey.CredentialId);

    /// <summary>"25 November 2026, 14:05 UTC".</summary>
    public static string Told(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The moment as <c>time</c> elements have it.</summary>
    public static string Machine(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>Where one becomes the owner.</summary>
/// <param name="NeedsToken">True for whoever is not at this machine.</param>
/// <param name="Name">The name that was sent.</param>
/// <param name="Faults">What is wrong with what was sent, by field.</param>
public sealed record NewOwnerPage(bool NeedsToken, string? Name, Dictionary<string, string> Faults) : Page
{
    public override string Title => "Become the owner";

    public override bool IsIndexed => false;

    public FormField TokenField =>
        new("token", "Token")
        {
            IsRequired = true,
            MaxLength = 99,
            Hint = "The log of the program has it: on the line, printed at start, that says nobody owns this reader.",
            Fault = Faults.GetValueOrDefault("token"),
        };

    public FormField NameField =>
        new("name", "Your name")
        {
            Value = Name,
            Autocomplete = "username",
            IsRequired = true,
            MaxLength = OwnerCreator.LongestName,
            Hint = "You sign in with it. Nobody else sees it.",
            Fault = Faults.GetValueOrDefault("name"),
        };

    public FormField PasswordField =>
        new("password", "Password", "password")
        {
            Autocomplete = "new-password",
            IsRequired = true,
            Hint = $"At least {OwnerCreator.ShortestPassword} characters.",
            Fault = Faults.GetValueOrDefault("password"),
        };
}
