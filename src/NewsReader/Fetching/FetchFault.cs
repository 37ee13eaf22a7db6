namespace NewsReader.Fetching;

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
