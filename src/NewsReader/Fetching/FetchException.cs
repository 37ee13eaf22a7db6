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
