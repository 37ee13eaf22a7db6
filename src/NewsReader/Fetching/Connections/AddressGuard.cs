using System.Net;
using System.Net.Sockets;

namespace NewsReader.Fetching.Connections;

/// <summary>
/// Distinguishes public internet addresses from addresses inside a network, on this machine, or assigned to nobody.
/// </summary>
/// <remarks>The ranges come from IANA's registries of special-purpose addresses for IPv4 and IPv6 (RFC 6890 and its
/// updates).</remarks>
internal static class AddressGuard
{
    private static readonly (IPNetwork Range, string Name)[] SpecialIPv4 =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "of this network itself"),
        (IPNetwork.Parse("10.0.0.0/8"), "private"),
        (IPNetwork.Parse("100.64.0.0/10"), "shared by a provider's customers"),
        (IPNetwork.Parse("127.0.0.0/8"), "of this machine itself"),
        (IPNetwork.Parse("169.254.0.0/16"), "link-local"),
        (IPNetwork.Parse("172.16.0.0/12"), "private"),
        (IPNetwork.Parse("192.0.0.0/24"), "reserved"),
        (IPNetwork.Parse("192.0.2.0/24"), "for documentation"),
        (IPNetwork.Parse("192.88.99.0/24"), "of a 6to4 relay"),
        (IPNetwork.Parse("192.168.0.0/16"), "private"),
        (IPNetwork.Parse("198.18.0.0/15"), "for benchmarks"),
        (IPNetwork.Parse("198.51.100.0/24"), "for documentation"),
        (IPNetwork.Parse("203.0.113.0/24"), "for documentation"),
        (IPNetwork.Parse("224.0.0.0/4"), "multicast"),
        (IPNetwork.Parse("255.255.255.255/32"), "broadcast"),
        (IPNetwork.Parse("240.0.0.0/4"), "reserved"),
        // Looks public, but is the host machine's service in a large cloud (Azure).
        (IPNetwork.Parse("168.63.129.16/32"), "of a cloud's host machine"),
    ];

    private static readonly (IPNetwork Range, string Name)[] SpecialIPv6 =
    [
        (IPNetwork.Parse("::/128"), "of this network itself"),
        (IPNetwork.Parse("::1/128"), "of this machine itself"),
        (IPNetwork.Parse("::ffff:0:0/96"), "IPv4 in IPv6"),
        (IPNetwork.Parse("::ffff:0:0:0/96"), "IPv4 in IPv6"),
        (IPNetwork.Parse("::/96"), "IPv4 in IPv6"),
        (IPNetwork.Parse("64:ff9b::/96"), "NAT64"),
        (IPNetwork.Parse("64:ff9b:1::/48"), "NAT64"),
        (IPNetwork.Parse("100::/64"), "for discarding"),
        (IPNetwork.Parse("2001::/32"), "Teredo"),
        (IPNetwork.Parse("2001::/23"), "reserved"),
        (IPNetwork.Parse("2001:db8::/32"), "for documentation"),
        (IPNetwork.Parse("2002::/16"), "6to4"),
        (IPNetwork.Parse("3fff::/20"), "for documentation"),
        (IPNetwork.Parse("fc00::/7"), "private"),
        (IPNetwork.Parse("fe80::/10"), "link-local"),
        (IPNetwork.Parse("fec0::/10"), "site-local"),
        (IPNetwork.Parse("ff00::/8"), "multicast"),
    ];

    // All IPv6 addresses assigned to the public so far (IANA, IPv6 Global Unicast Address Assignments).
    private static readonly IPNetwork PublicIPv6 = IPNetwork.Parse("2000::/3");

    /// <summary>
    /// Why nothing is fetched from this address, such as "private"; null for a public internet address.
    /// </summary>
    public static string? Refusal(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => Named(SpecialIPv4, bytes),
            AddressFamily.InterNetworkV6 => Named(SpecialIPv6, bytes)
                ?? (
                    IsIsatap(bytes) ? "ISATAP"
                    : Holds(PublicIPv6, bytes) ? null
                    : "reserved"
                ),
            _ => "of no known kind",
        };
    }

    private static string? Named((IPNetwork Range, string Name)[] ranges, byte[] address) =>
        Array.Find(ranges, special => Holds(special.Range, address)).Name;

    // Not IPNetwork.Contains, which converts an IPv4-mapped IPv6 address to IPv4 and then compares it with IPv6 ranges.
    private static bool Holds(IPNetwork range, byte[] address)
    {
        var first = range.BaseAddress.GetAddressBytes();
        var (whole, bits) = Math.DivRem(range.PrefixLength, 8);
        return first.AsSpan(0, whole).SequenceEqual(address.AsSpan(0, whole))
            && (bits == 0 || (first[whole] ^ address[whole]) >> (8 - bits) == 0);
    }

    // RFC 5214, section 6.1: the interface identifier is 0000:5EFE or 0200:5EFE followed by an IPv4 address.
    private static bool IsIsatap(byte[] address) =>
        address is [_, _, _, _, _, _, _, _, 0 or 2, 0, 0x5e, 0xfe, _, _, _, _];
}
