namespace NewsReader.Fetching;

/// <summary>
/// Something could not be fetched. The message is a sentence for the owner: it names the address and what was wrong.
/// </summary>
public sealed class FetchException(FetchFault fault, Uri address, string reason)
    : Exception($"{Shown(address)} cannot be fetched: {reason}.")
{
    public FetchFault Fault => fault;

    /// <summary>What was asked for when it failed: after a redirect, where that led.</summary>
    public Uri Address => address;

    /// <summary>An address without its password, which is nobody's to see.</summary>
    internal static string Shown(Uri address) =>
        address.IsAbsoluteUri && address.UserInfo.Length > 0
            ? address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped)
            : address.ToString();
}

/// <summary>What kept something from being fetched, coarsely.</summary>
public enum FetchFault
{
    /// <summary>
    /// The address is none that is fetched: not http or https, with a password, or on a port for other things.
    /// </summary>
    Address,

    /// <summary>It is inside the network, and not on the owner's list.</summary>
    Inside,

    /// <summary>No such host, no connection, or a connection that broke.</summary>
    Unreachable,

    /// <summary>Its certificate does not hold.</summary>
    Certificate,

    /// <summary>The deadline passed.</summary>
    Timeout,

    /// <summary>More bytes than asked for.</summary>
    TooLarge,

    /// <summary>Too many redirects, or one that is not followed.</summary>
    Redirect,

    /// <summary>The answer is not HTTP, or not as its headers say.</summary>
    Protocol,
}
