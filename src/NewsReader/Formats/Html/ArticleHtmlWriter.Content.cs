using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsReader.Formats.Html.Pictures;

namespace NewsReader.Formats.Html;

/// <summary>Links, pictures, and replacements for content that an article cannot contain.</summary>
internal sealed partial class ArticleHtmlWriter
{
    // The number of tracking pixels left out. A link that contains nothing else is left out too.
    private int beacons;

    private const int MaxNoscripts = 200;

    private int noscripts;

    private void WriteLink(IElement element)
    {
        if (
            (jumps?.Link(element.GetAttribute("href")) ?? addresses.Link(element.GetAttribute("href"))) is not { } href
            || open.Contains("a")
            || open.Count >= MaxDepth
        )
        {
            if (!withBlocks.Contains(element))
                WritePlace(element);
            if (withBlocks.Contains(element))
                WriteDivision(element, false);
            else
                WriteFlow(element.ChildNodes, false);
            return;
        }
        var left = beacons;
        var begun = Begin("a", href, element);
        WriteFlow(element.ChildNodes, false);
        if (written.Named == begun.Before.Named && NameFor(element, href, isBeacon: beacons > left) is { } name)
        {
            // A link needs an accessible name: its picture's description, or a text.
            var inside = html.ToString(begun.Inside, html.Length - begun.Inside);
            var alt = inside.IndexOf("alt=\"\"", StringComparison.Ordinal) + 5;
            if (alt < 5)
                WriteText(name);
            else
            {
                html.Length = begun.Inside + alt;
                Encode(name);
                html.Append(inside, alt, inside.Length - alt);
                written.Named++;
            }
        }
        End("a", begun);
    }

    private Opened Begin(string name, string href, IElement? element)
    {
        linkTo = href;
        return Begin(name, element);
    }

    private static string? NameFor(IElement link, string href, bool isBeacon)
    {
        if (link.GetAttribute("aria-label")?.Trim() is { Length: > 0 } label)
            return label;
        if (href[0] == '#')
            return "Note";
        var fallbackName =
            $"Link to {(href.StartsWith("mailto:", StringComparison.Ordinal) ? href[7..].Split('?')[0] : new Uri(href).Host)}";
        return !isBeacon && link.QuerySelector("img, svg, amp-img") is not null ? fallbackName : null;
    }

    // The src attribute always comes first and in this form, because the page rendering looks for it there.
    private void WriteImage(IElement image, bool hasFallback)
    {
        var alt = image.GetAttribute("alt")?.Trim() ?? "";
        if (PictureSources.Best(image, addresses.Picture, hasFallback) is not { } address)
        {
            if (!hasFallback && !ArticlePicture.IsTooSmall(image))
                WriteText(alt);
            return;
        }
        var isData = EmbeddedPicture.Is(address);
        if (ArticlePicture.IsTooSmall(image) || !isData && Trackers.IsBeacon(address, alt.Length > 0))
        {
            beacons++;
            return;
        }
        if (alt.Length > 0 && (image.ClassList.Contains("wp-smiley") || image.ClassList.Contains("emoji")))
        {
            WriteText(alt);
            return;
        }
        // For a formula drawn as a picture, use its text, which can be read, searched and spoken.
        if (
            alt.Length > 0
            && (image.ClassList.Any(FormulaNames.Contains) || !isData && FormulaAddress().IsMatch(address))
        )
        {
            WriteCode(alt);
            return;
        }
        WriteSpace();
        html.Append("<img src=\"");
        Encode(address);
        html.Append("\" alt=\"");
        Encode(alt);
        html.Append('"');
        WriteAttributes("img", image);
        html.Append('>');
        pictures.Add(address);
        written.Seen++;
        if (alt.Length > 0)
            written.Named++;
    }

    private static readonly string[] FormulaNames =
    [
        "latex",
        "tex",
        "math",
        "mwe-math-fallback-image-inline",
        "mwe-math-fallback-image-display",
        "formula",
        "equation",
    ];

    [GeneratedRegex(
        @"/latex\.php\?|/math/render/|latex\.codecogs\.com/|/(mimetex|mathtex|tex)\.cgi\?",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex FormulaAddress();

    private void WriteCode(string words)
    {
        if (open.Contains("code") || open.Contains("pre"))
        {
            WriteText(words);
            return;
        }
        var begun = Begin("code");
        WriteText(words);
        End("code", begun);
    }

    // Scripts are never kept, but MathJax stores formulas in script elements that do not run.
    private void WriteFormula(IElement script)
    {
        if (
            script.GetAttribute("type")?.StartsWith("math/tex", StringComparison.OrdinalIgnoreCase) == true
            && script.TextContent.Trim() is { Length: > 0 and < 10_000 } formula
        )
            WriteCode(formula);
    }

    // A formula with foreign elements in it is broken, so its content is written as ordinary content.
    private void WriteMath(IElement math)
    {
        if (
            withBlocks.Contains(math)
            || math.QuerySelector("a, img, svg, br, input, button, select, textarea") is not null
        )
        {
            WriteForeign(math);
            return;
        }
        WriteSpace();
        var start = html.Length;
        var output = new MathOutput(
            StartMath,
            text =>
            {
                if (!string.IsNullOrWhiteSpace(text))
                    Encode(text.Trim());
            },
            name => html.Append("</").Append(name).Append('>')
        );
        if (MathMarkup.Write(math, output))
        {
            written.Seen++;
            written.Named++;
            return;
        }
        html.Length = start;
        if (MathMarkup.Words(math) is { } words)
            WriteCode(words);
        else
            WriteForeign(math);
    }

    private void StartMath(string name, IEnumerable<(string Name, string Value)> attributes)
    {
        html.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
            Attribute(attribute, value);
        html.Append('>');
    }

    // Browsers with scripting hide noscript, but it often holds the picture that a script would load.
    private void WriteNoscript(IElement noscript)
    {
        if (!noscript.TextContent.Contains("<img", StringComparison.OrdinalIgnoreCase) || ++noscripts > MaxNoscripts)
            return;
        var nodes = BoundedHtml.Parse(noscript.TextContent);
        if (
            nodes.Any(node =>
                !string.IsNullOrWhiteSpace(node is IElement { LocalName: "noscript" } ? "" : node.TextContent)
            )
        )
            return;
        foreach (
            var image in nodes
                .OfType<IElement>()
                .SelectMany(element => element.QuerySelectorAll("img").Prepend(element))
                .Where(element => element.LocalName == "img" && IsHtml(element))
        )
            if (PictureSources.Best(image, addresses.Picture) is { } address && !pictures.Contains(address))
                WriteImage(image, hasFallback: false);
    }

    private static bool IsBeforeNoscript(INodeList nodes, int i)
    {
        while (++i < nodes.Length && nodes[i] is IText { Data: var words } && string.IsNullOrWhiteSpace(words)) { }
        return i < nodes.Length && nodes[i] is IElement { LocalName: "noscript" };
    }

    // Replaces a player by a link to where it plays.
    private void WriteEmbed(IElement element)
    {
        if (!embeds.TryGetValue(element, out var embed))
        {
            written.Space = true;
            return;
        }
        var (name, href) = embed;
        var paragraph = lines == 0 && open.Count < MaxDepth ? Begin("p") : (Opened?)null;
        if (paragraph is null)
            written.Space = true;
        if (open.Contains("a"))
            WriteText(name);
        else
        {
            var begun = Begin("a", href, null);
            WriteText(name);
            End("a", begun);
        }
        if (paragraph is { } around)
            End("p", around);
        else
            written.Space = true;
    }

    private (string Name, string Href)? Embed(IElement element)
    {
        var name = ScriptPlayers.KindOf(element) ?? element.LocalName;
        if (
            name is not ("iframe" or "video" or "audio" or "object" or "embed")
            || !IsHtml(element)
            || element.HasAttribute("hidden")
            || ArticlePicture.IsTooSmall(element)
        )
            return null;
        // An object's content is its fallback. A picture in it says more than a link.
        var within = element.GetDescendants().Take(MostInPlayer).OfType<IElement>().ToList();
        if (
            element.LocalName == "object"
            && within.Exists(inner => inner.LocalName is "img" or "picture" or "iframe" or "video" or "audio")
        )
            return null;
        var given = within
            .Where(inner => inner.LocalName is "source" or "param" or "embed")
            .Prepend(element)
            .SelectMany(Addresses);
        if (
            given
                .Select(addresses.Link)
                .FirstOrDefault(address => address?.StartsWith("http", StringComparison.Ordinal) == true)
                is not { } href
            || Trackers.IsBeacon(href, isDescribed: true)
        )
            return null;
        var host = new Uri(href).Host;
        host = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        var type = element.GetAttribute("type") ?? "";
        var kind =
            name == "video"
            || VideoHosts.Any(host.EndsWith)
            || type.StartsWith("video/", StringComparison.OrdinalIgnoreCase)
                ? "Video"
            : name == "audio"
            || AudioHosts.Any(host.EndsWith)
            || type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase)
                ? "Audio"
            : ScriptPlayers.PostOf(element) is not null ? "Post"
            : "Embedded page";
        return ($"{kind}: {(element.GetAttribute("title")?.Trim() is { Length: > 0 } title ? title : host)}", href);
    }

    private const int MostInPlayer = 50;

    // Old players take their address as a parameter.
    private static IEnumerable<string?> Addresses(IElement element) =>
        element.LocalName == "param"
            ?
            [
                element.GetAttribute("name")?.ToLowerInvariant() is "movie" or "src" or "url" or "data" or "filename"
                    ? element.GetAttribute("value")
                    : null,
            ]
            :
            [
                element.GetAttribute("src"),
                element.GetAttribute("data-src"),
                element.GetAttribute("data-lazy-src"),
                element.LocalName == "object" ? element.GetAttribute("data") : ScriptPlayers.AddressOf(element),
            ];

    private static readonly string[] VideoHosts =
    [
        "youtube.com",
        "youtube-nocookie.com",
        "vimeo.com",
        "dailymotion.com",
        "twitch.tv",
        "brightcove.net",
        "jwplayer.com",
        "rumble.com",
        "bilibili.com",
        "tiktok.com",
    ];

    private static readonly string[] AudioHosts =
    [
        "soundcloud.com",
        "spotify.com",
        "podcasts.apple.com",
        "acast.com",
        "megaphone.fm",
        "libsyn.com",
        "simplecast.com",
        "buzzsprout.com",
    ];

    // Removes SVG and MathML elements but keeps their text.
    private void WriteForeign(IElement element)
    {
        var name = element.LocalName;
        if (ArticleElements.IsUnseenForeign(name))
            return;
        var isControl = ArticleElements.IsControl(name);
        if (isControl)
            written.Space = true;
        if (withBlocks.Contains(element))
            WriteDivision(element, false);
        else if (name is "msup" or "msub" or "msubsup" or "mfrac")
            WriteScripts(element.ChildNodes, name);
        else
            WriteFlow(element.ChildNodes, false);
        if (isControl)
            written.Space = true;
    }

    private void WriteScripts(INodeList parts, string name)
    {
        var part = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] is not IElement || part++ == 0)
            {
                WriteNode(parts, i, false);
                continue;
            }
            if (name == "mfrac")
            {
                WriteText("/");
                WriteNode(parts, i, false);
                continue;
            }
            var tag = name == "msup" || part > 2 ? "sup" : "sub";
            var begun = Begin(tag);
            WriteNode(parts, i, false);
            End(tag, begun);
        }
    }
}
