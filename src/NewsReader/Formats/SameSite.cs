using System.Net;

namespace NewsReader.Formats;

/// <summary>Guesses whether two hosts belong to the same publisher.</summary>
internal static class SameSite
{
    // Shared suffixes such as co.uk and com.au consist of two short labels.
    private const int LongestShared = 3;

    /// <summary>
    /// True if both end in the same two labels, or three if the second is as short as a registry's. Without the full
    /// public suffix list, this sometimes separates hosts that belong together, and rarely joins hosts that do not.
    /// </summary>
    public static bool Is(Uri one, Uri other) =>
        string.Equals(SiteOf(one.IdnHost), SiteOf(other.IdnHost), StringComparison.OrdinalIgnoreCase);

    private static string SiteOf(string host)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out _))
            return host;
        var labels = host.TrimEnd('.').Split('.');
        var count = labels.Length > 2 && labels[^2].Length <= LongestShared ? 3 : 2;
        return string.Join('.', labels.TakeLast(count));
    }
}
