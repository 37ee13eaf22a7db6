using Microsoft.AspNetCore.Identity;

namespace NewsReader.Site.Account.Forms;

/// <summary>Removes a passkey.</summary>
public sealed record RemovePasskeyForm
{
    /// <summary>The passkey, by <see cref="IdOf"/>.</summary>
    public string? Id { get; init; }

    public static string IdOf(UserPasskeyInfo passkey) => Convert.ToHexStringLower(passkey.CredentialId);
}
