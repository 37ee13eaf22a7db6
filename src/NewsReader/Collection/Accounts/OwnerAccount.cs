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

/// <summary>A device on which the owner is signed in, until it is ended.</summary>
/// <param name="Id">A random number of 128 bits, in hexadecimal digits: the cookie carries it, signed.</param>
/// <param name="Device">What the browser says it is, in words.</param>
/// <param name="StartedAt">When the owner signed in.</param>
/// <param name="SeenAt">When the device last asked for a page, to within some minutes.</param>
public sealed record OwnerSession(string Id, string Device, DateTimeOffset StartedAt, DateTimeOffset SeenAt)
{
    public int OwnerId { get; init; } = OwnerAccount.OnlyId;
}

/// <summary>A setting that the owner made by a page.</summary>
/// <param name="Name">Its name, such as <c>Site:Name</c>.</param>
/// <param name="Value">Its value, as a settings file would have it.</param>
public sealed record OwnerSetting(string Name, string Value);
