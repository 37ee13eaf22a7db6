namespace NewsReader.Fetching;

/// <summary>The general reason why something could not be fetched.</summary>
public enum FetchFault
{
    /// <summary>
    /// We do not fetch such addresses: not http or https, with a password, or on a port used for other services.
    /// </summary>
    Address,

    /// <summary>The host is inside the network and not on the owner's allow list.</summary>
    Inside,

    /// <summary>The host does not exist, the connection failed, or it broke.</summary>
    Unreachable,

    /// <summary>The certificate is not valid.</summary>
    Certificate,

    /// <summary>The deadline passed.</summary>
    Timeout,

    /// <summary>The body is longer than requested.</summary>
    TooLarge,

    /// <summary>There are too many redirects, or one that we do not follow.</summary>
    Redirect,

    /// <summary>The response is not HTTP, or contradicts its headers.</summary>
    Protocol,
}
