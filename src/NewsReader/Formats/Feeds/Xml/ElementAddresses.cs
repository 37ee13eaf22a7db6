namespace NewsReader.Formats.Feeds.Xml;

/// <summary>Resolves addresses found in feeds.</summary>
internal static class ElementAddresses
{
    /// <summary>
    /// The absolute address. An address with a scheme stays unchanged; any other is resolved if there is a base, and
    /// otherwise stays unchanged. White space around it and line breaks in it are removed. Null for a blank address,
    /// for one that would run a script, and for a web address without a real host.
    /// </summary>
    public static string? Resolve(string? address, Uri? baseAddress)
    {
        if (string.IsNullOrWhiteSpace(address))
            return null;
        var given = Clean(address);
        if (given.Length == 0 || IsScript(given))
            return null;
        if (HasScheme(given))
            return HasHostIfWeb(given) ? given : null;
        if (given.StartsWith("//", StringComparison.Ordinal) && baseAddress is null)
            return HasHostIfWeb("https:" + given) ? "https:" + given : null;
        if (baseAddress is not { IsAbsoluteUri: true } || !Uri.TryCreate(baseAddress, given, out var resolved))
            return given;
        return HasHostIfWeb(resolved.AbsoluteUri) ? resolved.AbsoluteUri : null;
    }

    /// <summary>True for an absolute http or https address.</summary>
    public static bool IsWeb(string? address) => WebAddress.Parse(address) is not null;

    /// <summary>A key shared by two addresses of the same page: without scheme, fragment and trailing slash.</summary>
    public static string Key(string address)
    {
        var end = address.IndexOf('#', StringComparison.Ordinal);
        var key = (end < 0 ? address : address[..end]).TrimEnd('/');
        var host = key.IndexOf("://", StringComparison.Ordinal);
        return host < 0 ? key : key[(host + 3)..];
    }

    /// <summary>True if the text before a colon can be a scheme (RFC 3986, section 3.1).</summary>
    public static bool HasScheme(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        if (colon < 2 || !char.IsAsciiLetter(address[0]))
            return false;
        return address.AsSpan(0, colon).IndexOfAnyExcept(Scheme) < 0
            && !(
                address.Length > colon + 1
                && char.IsAsciiDigit(address[colon + 1])
                && address.AsSpan(0, colon).Contains('.')
            );
    }

    private static string Clean(string address)
    {
        var given = address.Trim();
        return given.AsSpan().IndexOfAny('\n', '\r', '\t') < 0
            ? given
            : string.Concat(
                given.Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            );
    }

    private static bool HasHostIfWeb(string address) =>
        !(
            address.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
        ) || IsWeb(address);

    private static bool IsScript(string address)
    {
        var letters = string.Concat(address.Where(c => c > ' ').Take(12));
        return letters.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
            || letters.StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase)
            || letters.StartsWith("data:", StringComparison.OrdinalIgnoreCase);
    }

    private static readonly System.Buffers.SearchValues<char> Scheme = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."
    );
}
