namespace NewsReader.Collection.Accounts;

/// <summary>The one who may add and change: there is one at most.</summary>
public sealed class OwnerAccount
{
    /// <summary>The number of the only row.</summary>
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    /// <summary>
    /// What authenticators and cookies know the owner by: random, since other programs of the same host have owners
    /// too.
    /// </summary>
    public string Handle { get; set; } = Guid.NewGuid().ToString("N");

    public required string Name { get; set; }

    /// <summary>The name as it is compared.</summary>
    public string NormalisedName { get; set; } = "";

    public string PasswordHash { get; set; } = "";
}
