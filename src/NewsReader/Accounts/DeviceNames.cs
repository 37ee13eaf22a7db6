namespace NewsReader.Accounts;

/// <summary>What device a browser says it runs on.</summary>
internal static class DeviceNames
{
    // Each names itself among others that it is like: the first that is found is it.
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

    /// <summary>"Firefox on Linux"; "A browser" where the header tells nothing.</summary>
    public static string Name(string? userAgent)
    {
        var browser = Array.Find(Browsers, known => Has(known.Mark)).Name ?? "A browser";
        return Array.Find(Systems, known => Has(known.Mark)).Name is { } system ? $"{browser} on {system}" : browser;

        bool Has(string mark) => userAgent?.Contains(mark, StringComparison.Ordinal) == true;
    }
}
