using System.Net;

namespace NewsReader.Formats;

/// <summary>Whether two hosts are one publisher's, as far as their names tell.</summary>
internal static class SameSite
{
    // Names such as co.uk and com.au, under which everybody can have one, end in two short labels.
    private const int LongestShared = 3;

    /// <summary>
    /// True when both end in the same two labels, or three where the second is as short as those of registries.
    /// Without a list of all registries this can part hosts that belong together, and seldom joins those that do not.
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
