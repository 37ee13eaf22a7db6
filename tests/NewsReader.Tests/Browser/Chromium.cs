using Microsoft.Playwright;

namespace NewsReader.Tests.Browser;

/// <summary>The browser that the tests drive: the system's own.</summary>
internal static class Chromium
{
    private const string Path = "/usr/bin/chromium";

    // Without a sandbox, since the tests may run as root; and quiet, so that nothing but the tests goes over the network.
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // The list of suggestions below the address bar, which nobody sees here, takes two processes for each window.
        // Of two such lists the browser takes the last, so what Playwright leaves out for a quiet browser is here too.
        "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,"
            + "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,"
            + "GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,"
            + "BlockOriginHeaderModificationOnRedirect,AvoidCorsURLLoaderRestartOnRedirect,Translate,AutoDeElevate,"
            + "OptimizationHints,NetworkTimeServiceQuerying,AimEnabled",
    ];

    /// <summary>Why browser tests cannot run here; null where they can, and in CI, where they fail instead of being left out.</summary>
    public static string? WhySkip =>
        File.Exists(Path) || Environment.GetEnvironmentVariable("CI") == "true"
            ? null
            : $"There is no {Path}: install Debian's package chromium.";

    public static Task<IBrowser> Launch(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = Arguments });
}

/// <summary>A fact that takes a browser to see.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.WhySkip;
}

/// <summary>A theory that takes a browser to see.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.WhySkip;
}
