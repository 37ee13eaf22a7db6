using NewsReader.Accounts.SignIn;

namespace NewsReader.Accounts;

/// <summary>Forgets the owner in a running program, after a command has deleted the account.</summary>
internal sealed class OwnerReset(RequestOwner ownership, Sessions sessions, SetupToken token)
{
    /// <returns>The token for creating the next owner; null if whoever is at this machine needs none.</returns>
    public string? Forget()
    {
        ownership.HasOwner = false;
        sessions.Forget();
        return ownership.IsLocalOnly ? null : token.Make();
    }
}
