using System.Text.RegularExpressions;

namespace NewsReader.Formats.Html;

/// <summary>Recognizes tracking parameters and tracking pixels.</summary>
internal static partial class Trackers
{
    // Prefixes of whole families: the common utm_ (Google and others), Matomo's pk_ and mtm_, HubSpot's, the BBC's at_.
    private static readonly string[] Families =
    [
        "utm_",
        "itm_",
        "pk_",
        "mtm_",
        "piwik_",
        "hsa_",
        "_hs",
        "__hs",
        "at_medium",
        "at_campaign",
        "at_link",
        "at_bbc",
        "at_format",
        "at_ptr",
    ];

    // Click identifiers of Google, Facebook, Microsoft, X, TikTok, Yandex, LinkedIn, Instagram, then those of mailing
    // services and web analytics.
    private static readonly HashSet<string> Parameters = new(StringComparer.OrdinalIgnoreCase)
    {
        "gclid",
        "gclsrc",
        "dclid",
        "gbraid",
        "wbraid",
        "srsltid",
        "fbclid",
        "fb_action_ids",
        "fb_source",
        "msclkid",
        "twclid",
        "ttclid",
        "yclid",
        "ysclid",
        "_openstat",
        "li_fat_id",
        "igshid",
        "igsh",
        "mc_cid",
        "mc_eid",
        "mkt_tok",
        "hsctatracking",
        "vero_id",
        "vero_conv",
        "oly_enc_id",
        "oly_anon_id",
        "rb_clickid",
        "wickedid",
        "ml_subscriber",
        "ml_subscriber_hash",
        "ss_email_id",
        "bsft_clkid",
        "bsft_uid",
        "s_cid",
        "wt_mc",
        "wt.mc_id",
        "xtor",
        "ns_mchannel",
        "ns_source",
        "ns_campaign",
        "ns_linkname",
        "ocid",
        "cmpid",
        "guccounter",
        "guce_referrer",
        "guce_referrer_sig",
        "__twitter_impression",
        "_ga",
        "_gl",
    };

    private static readonly string[] Hosts =
    [
        "pixel.wp.com",
        "stats.wordpress.com",
        "doubleclick.net",
        "googlesyndication.com",
        "google-analytics.com",
        "googletagmanager.com",
        "googleadservices.com",
        "scorecardresearch.com",
        "quantserve.com",
        "chartbeat.net",
        "feedsportal.com",
        "pheedo.com",
        "feedblitz.com",
        "imrworldwide.com",
        "adnxs.com",
        "krxd.net",
        "statcounter.com",
        "sitemeter.com",
        "ivwbox.de",
        "vgwort.de",
        "metrike.com",
        "bat.bing.com",
        "px.ads.linkedin.com",
    ];

    /// <summary>
    /// Removes parameters that only say how a reader got here. The rest stays unchanged and in order.
    /// </summary>
    public static string WithoutParameters(string address)
    {
        var fragment = address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash ? address[hash..] : "";
        var plain = address[..^fragment.Length];
        if (CampaignFragment().IsMatch(fragment))
            fragment = "";
        if (plain.IndexOf('?', StringComparison.Ordinal) is not (>= 0 and var mark))
            return plain + fragment;
        var given = plain[(mark + 1)..].Split('&');
        var kept = given.Where(parameter => !IsTracking(parameter)).ToList();
        if (kept.Count == given.Length)
            return plain + fragment;
        return plain[..mark] + (kept.Count == 0 ? "" : "?" + string.Join('&', kept)) + fragment;
    }

    /// <summary>
    /// True for a picture or frame that exists to be fetched, not seen, judging by its address.
    /// </summary>
    /// <param name="address">An absolute http or https URI.</param>
    /// <param name="isDescribed">True if it has a description. Tracking pixels have none, so then a suspicious name is
    /// not enough.</param>
    public static bool IsBeacon(string address, bool isDescribed)
    {
        var uri = new Uri(address);
        return Hosts.Any(host =>
                uri.Host.EndsWith(host, StringComparison.Ordinal)
                && (uri.Host.Length == host.Length || uri.Host[^(host.Length + 1)] == '.')
            )
            || BeaconOfSite().IsMatch(uri.Host + uri.AbsolutePath)
            || !isDescribed && (BeaconHost().IsMatch(uri.Host) || BeaconPath().IsMatch(uri.AbsolutePath));
    }

    // The name may be percent-encoded, and its ampersand may have been encoded twice.
    private static bool IsTracking(string parameter)
    {
        var name = Uri.UnescapeDataString(parameter.Split('=')[0]);
        if (name.StartsWith("amp;", StringComparison.Ordinal))
            name = name[4..];
        return Parameters.Contains(name)
            || Families.Any(family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex("^#(xtor=|utm_)", RegexOptions.IgnoreCase)]
    private static partial Regex CampaignFragment();

    [GeneratedRegex(
        @"^(pixel|pixels|beacon|beacons|counter|track|tracker|tracking|analytics|metrics)\d*\.[^.]+\.",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex BeaconHost();

    [GeneratedRegex(
        @"/(1x1|([a-z]+[_-])?pixel|beacon|spacer|blank|clear|transparent|count|counter|track|tracker|tracking"
            + @"|open)\.(gif|png|php|aspx?)$|/(beacon|pixel|wf/open|track/open|_/stat|tracking-pixel|trk)/?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex BeaconPath();

    // Tracking pixels of FeedBurner, Facebook and Mailchimp.
    [GeneratedRegex(
        @"^(feeds\.feedburner\.com|feedproxy\.google\.com)/~|^(www\.)?facebook\.com/tr/?$|\.list-manage\.com/track/",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex BeaconOfSite();
}
