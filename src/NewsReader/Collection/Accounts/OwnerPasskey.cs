namespace NewsReader.Collection.Accounts;

/// <summary>A public key that the owner can sign in with: a credential record of WebAuthn level 3.</summary>
public sealed class OwnerPasskey
{
    public required byte[] CredentialId { get; set; }

    public int OwnerId { get; set; } = OwnerAccount.OnlyId;

    /// <summary>The owner's name for it.</summary>
    public string Name { get; set; } = "";

    /// <summary>The key in COSE format.</summary>
    public required byte[] PublicKey { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>How often the authenticator says that it has signed; 0 if it doesn't count.</summary>
    public long SignCount { get; set; }

    /// <summary>How to reach the authenticator ("internal", "usb"), separated by spaces.</summary>
    public string Transports { get; set; } = "";

    public bool IsUserVerified { get; set; }

    public bool IsBackupEligible { get; set; }

    public bool IsBackedUp { get; set; }

    public required byte[] AttestationObject { get; set; }

    public required byte[] ClientDataJson { get; set; }
}
