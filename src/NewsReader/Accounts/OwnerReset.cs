using NewsReader.Accounts.SignIn;

namespace NewsReader.Accounts;

/// <summary>What a running program forgets when its owner is reset.</summary>
internal sealed class OwnerReset(RequestOwner ownership, Sessions sessions, SetupToken token)
{
    /// <summary>Forgets the owner, whose rows are gone.</summary>
    /// <returns>The token by which the next owner is made; null where whoever is at this machine needs none.</returns>
    public string? Forget()
    {
        ownership.HasOwner = false;
        sessions.Forget();
        return ownership.IsLocalOnly ? null : token.Make();
    }
}
