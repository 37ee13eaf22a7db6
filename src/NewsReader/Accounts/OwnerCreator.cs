using Microsoft.AspNetCore.Identity;
using NewsReader.Accounts.SignIn;
using NewsReader.Collection.Accounts;

namespace NewsReader.Accounts;

/// <summary>Creates the owner account, once, and changes its password.</summary>
public sealed class OwnerCreator(
    UserManager<OwnerAccount> users,
    RequestOwner ownership,
    SetupToken token,
    SignInThrottle throttle,
    SignInClients clients
)
{
    public const int ShortestPassword = 12;

    public const int LongestName = 60;

    /// <summary>The fault of a name that is empty or longer than <see cref="LongestName"/>.</summary>
    public const string NameFault = "Give a name of 1 to 60 characters.";

    /// <summary>The fault of a password that is shorter than <see cref="ShortestPassword"/>.</summary>
    public const string PasswordFault = "A password has at least 12 characters.";

    /// <summary>Creates the owner account, for the person at this machine or whoever has the token.</summary>
    public async Task<OwnerCreation> Make(HttpContext context, string? typedToken, string? name, string? password)
    {
        if (!ownership.IsAtThisMachine(context))
        {
            // Nobody can guess 130 bits, so other people's tries slow nobody down.
            var client = clients.Of(context, null, "token");
            if (throttle.Begin(client, isGuessable: false) is { } wait)
                return OwnerCreation.MustWait(NewOwnerField.Token, new(IsIn: false, wait));
            if (!token.IsRight(typedToken))
                return new(
                    NewOwnerField.Token,
                    "This is not the token of this start. The log of the program has it, on the line that says nobody owns this reader."
                );
            throttle.Forget(client);
        }
        if (name?.Trim() is not { Length: > 0 and <= LongestName } trimmed || trimmed.Any(char.IsControl))
            return new(NewOwnerField.Name, NameFault);
        var owner = new OwnerAccount { Name = trimmed };
        var made = await users.CreateAsync(owner, password ?? "");
        if (!made.Succeeded)
            return new(NewOwnerField.Password, PasswordFaults.TextOf(made));
        token.Spend();
        ownership.HasOwner = true;
        return new(owner);
    }

    /// <returns>What is wrong with the new password, or null when it was changed.</returns>
    public async Task<string?> ChangePassword(OwnerAccount owner, string current, string? password) =>
        await users.ChangePasswordAsync(owner, current, password ?? "") is { Succeeded: false } refused
            ? PasswordFaults.TextOf(refused)
            : null;
}
