using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using NewsReader.Collection.Accounts;

namespace NewsReader.Accounts.Passkeys;

/// <summary>
/// Asks for passkeys and takes them (WebAuthn level 3, sections 7.1 and 7.2). The challenge goes out sealed and comes
/// back with the answer: so strangers who ask for any number of them fill no memory. An answer is good once, within
/// minutes.
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

    /// <summary>What the browser needs to make a passkey.</summary>
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

    /// <summary>What the browser needs to use one.</summary>
    public async Task<PasskeyQuestion> AskForKnown(HttpContext context)
    {
        var options = await handler.MakeRequestOptionsAsync(null, context);
        return new(Seal(options.AssertionState), JsonElement.Parse(options.RequestOptionsJson));
    }

    /// <summary>Keeps a passkey that was made.</summary>
    /// <returns>False when it is not what was asked for.</returns>
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

    /// <summary>The owner, when the answer is that of a passkey of theirs; else null.</summary>
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
        // How often it has signed is kept: a copy of it would count on its own.
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

/// <summary>A question to the browser.</summary>
/// <param name="State">Comes back with the answer.</param>
/// <param name="Options">What <c>navigator.credentials</c> takes.</param>
public sealed record PasskeyQuestion(string State, JsonElement Options);
