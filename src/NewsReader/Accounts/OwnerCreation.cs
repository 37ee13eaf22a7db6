using NewsReader.Accounts.SignIn;
using NewsReader.Collection.Accounts;

namespace NewsReader.Accounts;

/// <summary>The new owner, or what was wrong with a field.</summary>
/// <param name="Field">The field with the fault; null if there was none.</param>
/// <param name="Fault">What is wrong with it, in words.</param>
public sealed record OwnerCreation(NewOwnerField? Field, string Fault)
{
    public OwnerCreation(OwnerAccount owner)
        : this(null, "") => Owner = owner;

    /// <summary>The owner; null if there was a fault.</summary>
    public OwnerAccount? Owner { get; }

    /// <summary>After too many tries: how long to wait. Null otherwise.</summary>
    public SignInOutcome? Refused { get; private init; }

    /// <summary>Too many tries: the field was not looked at.</summary>
    public static OwnerCreation MustWait(NewOwnerField field, SignInOutcome refused) =>
        new(field, refused.Fault("")) { Refused = refused };
}
