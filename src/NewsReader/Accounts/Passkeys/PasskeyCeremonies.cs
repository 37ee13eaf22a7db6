using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using NewsReader.Collection.Accounts;

namespace NewsReader.Accounts.Passkeys;

/// <summary>
/// Asks browsers for passkeys and checks their answers (WebAuthn level 3, sections 7.1 and 7.2). The challenge goes out
/// sealed and comes back with the answer, so strangers who ask for many of them can't fill our memory. An answer is
/// good once, for a few minutes.
/// </summary>
public sealed class PasskeyCeremonies(
    IPasskeyHandler<OwnerAccount> handler,
    UserManager<OwnerAccount> users,
    IDataProtectionProvider protection,
    UsedChallenges spent
)
{
    private readonly ITimeLimitedDataProtector seal = protection
        .CreateProtector("NewsReader.Owner.Passkeys")
        .ToTimeLimitedDataProtector();

    /// <summary>The question for a new passkey.</summary>
    public async Task<PasskeyQuestion> AskForNew(HttpContext context, OwnerAccount owner)
    {
        var options = await handler.MakeCreationOptionsAsync(
            new()
            {
                Id = owner.Handle,
                Name = owner.Name,
                DisplayName = owner.Name,
            },
            context
        );
        return new(Seal(options.AttestationState), JsonElement.Parse(options.CreationOptionsJson));
    }

    /// <summary>The question for a passkey that the owner already has.</summary>
    public async Task<PasskeyQuestion> AskForKnown(HttpContext context)
    {
        var options = await handler.MakeRequestOptionsAsync(null, context);
        return new(Seal(options.AssertionState), JsonElement.Parse(options.RequestOptionsJson));
    }

    /// <summary>Stores a new passkey.</summary>
    /// <returns>False if the answer does not fit our question.</returns>
    public async Task<bool> Keep(
        HttpContext context,
        OwnerAccount owner,
        string? state,
        string? credential,
        string name
    )
    {
        if (Open(state) is not { } asked || string.IsNullOrEmpty(credential))
            return false;
        var made = await handler.PerformAttestationAsync(
            new()
            {
                HttpContext = context,
                CredentialJson = credential,
                AttestationState = asked,
            }
        );
        if (!made.Succeeded || made.UserEntity.Id != owner.Handle || !spent.Add(state!))
            return false;
        made.Passkey.Name = name;
        return (await users.AddOrUpdatePasskeyAsync(owner, made.Passkey)).Succeeded;
    }

    /// <summary>The owner, if one of their passkeys gave the answer; otherwise null.</summary>
    public async Task<OwnerAccount?> Recognise(HttpContext context, string? state, string? credential)
    {
        if (Open(state) is not { } asked || string.IsNullOrEmpty(credential))
            return null;
        var used = await handler.PerformAssertionAsync(
            new()
            {
                HttpContext = context,
                CredentialJson = credential,
                AssertionState = asked,
            }
        );
        if (!used.Succeeded || !spent.Add(state!))
            return null;
        // Store how often it has signed. A copy of the passkey would have a count of its own.
        return (await users.AddOrUpdatePasskeyAsync(used.User, used.Passkey)).Succeeded ? used.User : null;
    }

    private string Seal(string? state) => seal.Protect(state ?? "", UsedChallenges.Life);

    private string? Open(string? state)
    {
        if (string.IsNullOrEmpty(state))
            return null;
        try
        {
            return seal.Unprotect(state);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
