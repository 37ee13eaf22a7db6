namespace NewsReader.Collection.Accounts;

/// <summary>The person who may add and change things. There is one at most.</summary>
public sealed class OwnerAccount
{
    /// <summary>The id of the only row.</summary>
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    /// <summary>
    /// How authenticators and cookies identify the owner. It is random, because other programs on the same host have
    /// owners too.
    /// </summary>
    public string Handle { get; set; } = Guid.NewGuid().ToString("N");

    public required string Name { get; set; }

    /// <summary>The name in the form in which names are compared.</summary>
    public string NormalisedName { get; set; } = "";

    public string PasswordHash { get; set; } = "";
}
