namespace NewsReader.Accounts;

/// <summary>Names a device from what its browser says about itself.</summary>
internal static class DeviceNames
{
    // Browsers also name others that they are compatible with. The first match in this order is the right one.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>"Firefox on Linux"; "A browser" if the header says nothing we know.</summary>
    public static string Name(string? userAgent)
    {
        var browser = Array.Find(Browsers, known => Has(known.Mark)).Name ?? "A browser";
        return Array.Find(Systems, known => Has(known.Mark)).Name is { } system ? $"{browser} on {system}" : browser;

        bool Has(string mark) => userAgent?.Contains(mark, StringComparison.Ordinal) == true;
    }
}
