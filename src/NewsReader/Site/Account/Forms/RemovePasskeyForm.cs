using Microsoft.AspNetCore.Identity;

namespace NewsReader.Site.Account.Forms;

/// <summary>Takes a passkey away.</summary>
public sealed record RemovePasskeyForm
{
    /// <summary>Which one: see <see cref="IdOf"/>.</summary>
    public string? Id { get; init; }

    public static string IdOf(UserPasskeyInfo passkey) => Convert.ToHexStringLower(passkey.CredentialId);
}
