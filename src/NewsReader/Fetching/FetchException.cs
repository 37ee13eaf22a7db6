namespace NewsReader.Fetching;

/// <summary>
/// Something could not be fetched. The message is a sentence for the owner, with the address and the reason.
/// </summary>
public sealed class FetchException(FetchFault fault, Uri address, string reason)
    : Exception($"{Shown(address)} cannot be fetched: {reason}.")
{
    public FetchFault Fault => fault;

    /// <summary>The address requested when it failed; after a redirect, its target.</summary>
    public Uri Address => address;

    /// <summary>An address without its password, safe to show.</summary>
    internal static string Shown(Uri address) =>
        address.IsAbsoluteUri && address.UserInfo.Length > 0
            ? address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped)
            : address.ToString();
}
