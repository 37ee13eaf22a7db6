namespace NewsReader.Collection.Accounts;

/// <summary>A public key by which the owner can sign in, as WebAuthn level 3 describes a credential record.</summary>
public sealed class OwnerPasskey
{
    public required byte[] CredentialId { get; set; }

    public int OwnerId { get; set; } = OwnerAccount.OnlyId;

    /// <summary>What the owner calls it.</summary>
    public string Name { get; set; } = "";

    /// <summary>The key as COSE writes it.</summary>
    public required byte[] PublicKey { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>How often the authenticator says it has signed; 0 from one that does not count.</summary>
    public long SignCount { get; set; }

    /// <summary>How the authenticator is reached ("internal", "usb"), with blanks between.</summary>
    public string Transports { get; set; } = "";

    public bool IsUserVerified { get; set; }

    public bool IsBackupEligible { get; set; }

    public bool IsBackedUp { get; set; }

    public required byte[] AttestationObject { get; set; }

    public required byte[] ClientDataJson { get; set; }
}
