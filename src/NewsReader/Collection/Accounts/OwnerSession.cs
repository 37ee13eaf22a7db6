namespace NewsReader.Collection.Accounts;

/// <summary>A device on which the owner is signed in, until the session ends.</summary>
/// <param name="Id">A random number of 128 bits in hexadecimal digits. The cookie carries it, signed.</param>
/// <param name="Device">The device according to the browser, in words.</param>
/// <param name="StartedAt">When the owner signed in.</param>
/// <param name="SeenAt">When the device last requested a page, accurate to a few minutes.</param>
public sealed record OwnerSession(string Id, string Device, DateTimeOffset StartedAt, DateTimeOffset SeenAt)
{
    public int OwnerId { get; init; } = OwnerAccount.OnlyId;
}
