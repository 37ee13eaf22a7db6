namespace NewsReader.Collection.Accounts;

/// <summary>A device on which the owner is signed in, until it is ended.</summary>
/// <param name="Id">A random number of 128 bits, in hexadecimal digits: the cookie carries it, signed.</param>
/// <param name="Device">What the browser says it is, in words.</param>
/// <param name="StartedAt">When the owner signed in.</param>
/// <param name="SeenAt">When the device last asked for a page, to within some minutes.</param>
public sealed record OwnerSession(string Id, string Device, DateTimeOffset StartedAt, DateTimeOffset SeenAt)
{
    public int OwnerId { get; init; } = OwnerAccount.OnlyId;
}
