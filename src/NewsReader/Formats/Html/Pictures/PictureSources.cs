using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsReader.Formats.Html.Pictures;

/// <summary>
/// Chooses among the addresses at which a picture is offered: one that is wide enough for a column of text, but not
/// much wider.
/// </summary>
internal static partial class PictureSources
{
    /// <summary>The width in pixels that is wide enough.</summary>
    public const int WideEnough = 640;

    private const int MostOffers = 50;
    private const string Blanks = " \t\n\r\f";

    // Attributes in which lazy-loading scripts keep the address. It replaces src.
    private static readonly string[] LazySources =
    [
        "data-src",
        "data-lazy-src",
        "data-original",
        "data-lazy",
        "data-actualsrc",
        "data-cfsrc",
        "data-echo",
        "data-img-src",
        "data-original-src",
        "nitro-lazy-src",
        "data-full-src",
        "data-hi-res-src",
        "ix-src",
    ];

    // Other copies of the picture, as a last resort.
    private static readonly string[] OtherSources =
    [
        "data-large-file",
        "data-orig-file",
        "data-image-src",
        "data-image",
        "data-url",
    ];

    private static readonly string[] Lists =
    [
        "srcset",
        "data-srcset",
        "data-lazy-srcset",
        "data-original-set",
        "nitro-lazy-srcset",
    ];

    // The formats this site can show (see ImageType). Like a browser, we skip sources in other formats.
    private static readonly string[] Formats =
    [
        "image/jpeg",
        "image/jpg",
        "image/png",
        "image/gif",
        "image/webp",
        "image/avif",
    ];

    /// <summary>Every attribute of <c>img</c> and <c>source</c> that this class reads.</summary>
    public static IReadOnlyList<string> Attributes { get; } =
    ["src", .. LazySources, .. OtherSources, .. Lists, "data-widths", "width", "type", "media"];

    /// <summary>The address of the picture that a reader should see, or null.</summary>
    /// <param name="image">An <c>img</c> or <c>amp-img</c>, inside a <c>picture</c> or not; or a <c>picture</c> without
    /// one.</param>
    /// <param name="absolute">Makes an address absolute; returns null if it cannot be a picture's.</param>
    /// <param name="isRepeated">True if the same picture follows for browsers without scripts. Then a placeholder is
    /// not accepted.</param>
    public static string? Best(IElement image, Func<string?, string?> absolute, bool isRepeated = false)
    {
        var shown = Pixels(image.GetAttribute("width")) ?? 0;
        var offers = SourcesOf(image)
            .Append(image)
            .SelectMany(source => Lists.SelectMany(list => Offers(source.GetAttribute(list), shown)))
            .Select(offer => offer with { Address = Usable(offer.Address, absolute)! })
            .Where(offer => offer.Address is not null)
            .Take(MostOffers)
            .ToList();
        var lazy = First(
            LazySources.Select(name => WithWidth(image.GetAttribute(name), image.GetAttribute("data-widths"))),
            absolute
        );
        var own = Usable(image.GetAttribute("src"), absolute);
        var kept = IsEmbedded(own) ? own : null;
        if (kept is not null)
            own = null;
        if ((lazy ?? own) is { } given)
        {
            var width = offers.Find(offer => offer.Address == given)?.Width is > 0 and var knownWidth
                ? knownWidth
                : WidthIn(given) ?? (lazy is null ? shown : 0);
            // A picture of unknown width is better than one known to be too narrow.
            if (width > 0 || !offers.Exists(offer => offer.Width >= WideEnough))
                offers.Insert(0, new(given, width > 0 ? width : WideEnough));
        }
        return Fitting(offers.Where(offer => offer.Width > 0).ToList(), offer => offer.Width)?.Address
            ?? offers.FirstOrDefault()?.Address
            ?? First(OtherSources.Select(image.GetAttribute), absolute)
            // A picture named like a placeholder may be the real one after all.
            ?? (isRepeated ? null : kept ?? absolute(image.GetAttribute("src")));
    }

    /// <summary>
    /// Of a picture's sizes, the narrowest that is wide enough, else the widest. If equal or unknown, the first.
    /// </summary>
    /// <param name="offered">The sizes, in the publisher's order.</param>
    /// <param name="width">Returns the width in pixels; null or 0 if unknown.</param>
    public static T? Fitting<T>(IReadOnlyCollection<T> offered, Func<T, int?> width)
        where T : class =>
        offered.Where(offer => width(offer) >= WideEnough).MinBy(width) ?? offered.MaxBy(offer => width(offer) ?? 0);

    /// <summary>
    /// The width of a picture if its address contains it: <c>?width=460</c>, <c>bridge-300x200.jpg</c>.
    /// </summary>
    public static int? WidthIn(string address) =>
        WidthInAddress().Match(address) is { Success: true } match
        && int.TryParse(match.Groups["width"].ValueSpan, out var width)
            ? width
            : null;

    /// <summary>The value of a length attribute in pixels, or null.</summary>
    public static int? Pixels(string? given) =>
        given is not null
        && int.TryParse(
            given.AsSpan().Trim().TrimEnd("px"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var pixels
        )
            ? pixels
            : null;

    // Other sources of the same picture, except those for dark mode and for printing.
    private static IEnumerable<IElement> SourcesOf(IElement image)
    {
        var picture =
            image.LocalName == "picture" ? image
            : image.ParentElement is { LocalName: "picture" } parent ? parent
            : null;
        if (picture is null)
            return [];
        var children = picture.ChildNodes.Take(MostOffers).OfType<IElement>().ToList();
        if (image != picture && children.Find(child => child.LocalName == "img") != image)
            return [];
        return children.Where(child =>
            child.LocalName == "source" && IsShown(child.GetAttribute("type"), child.GetAttribute("media"))
        );
    }

    private static bool IsShown(string? type, string? media) =>
        (
            string.IsNullOrWhiteSpace(type)
            || Formats.Contains(type.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase)
        )
        && media?.Contains("dark", StringComparison.OrdinalIgnoreCase) != true
        && media?.Trim().StartsWith("print", StringComparison.OrdinalIgnoreCase) != true;

    private static string? First(IEnumerable<string?> given, Func<string?, string?> absolute) =>
        given.Select(address => Usable(address, absolute)).FirstOrDefault(address => address is not null);

    private static string? Usable(string? given, Func<string?, string?> absolute) =>
        !string.IsNullOrWhiteSpace(given)
        && absolute(given) is { } address
        && (IsEmbedded(address) || !Placeholder().IsMatch(PathOf(address)))
            ? address
            : null;

    private static bool IsEmbedded(string? address) => address?.StartsWith("data:", StringComparison.Ordinal) == true;

    private static string PathOf(string address) =>
        address[..(address.AsSpan().IndexOfAny('?', '#') is >= 0 and var end ? end : address.Length)];

    // lazysizes: its script fills in one of the widths.
    private static string? WithWidth(string? given, string? widths)
    {
        if (given?.Contains("{width}", StringComparison.Ordinal) != true)
            return given;
        var offered = (widths ?? "")
            .Split([',', '[', ']', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(Pixels)
            .OfType<int>()
            .Order()
            .ToList();
        var width =
            offered.Count == 0 ? WideEnough
            : offered.Find(each => each >= WideEnough) is > 0 and var enough ? enough
            : offered[^1];
        return given.Replace("{width}", width.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    // HTML 4.8.4.2.1, "Parsing a srcset attribute": a run of non-blank characters is an address, which may contain
    // commas but not begin or end with one. Its descriptor extends to the next comma.
    private static List<Offer> Offers(string? srcset, int shownWidth)
    {
        List<Offer> offers = [];
        var rest = (srcset ?? "").AsSpan();
        while ((rest = rest.TrimStart(Blanks + ",")).Length > 0 && offers.Count < MostOffers)
        {
            var end = rest.IndexOfAny(Blanks) is >= 0 and var blank ? blank : rest.Length;
            var url = rest[..end];
            rest = rest[end..];
            var described =
                url[^1] == ',' ? 0
                : rest.IndexOf(',') is >= 0 and var comma ? comma
                : rest.Length;
            offers.Add(new(url.TrimEnd(',').ToString(), Width(rest[..described].Trim(Blanks), shownWidth)));
            rest = rest[described..];
        }
        return offers;
    }

    // "800w" is a width. "2x" is a width only if the picture's own width is known.
    private static int Width(ReadOnlySpan<char> described, int shownWidth)
    {
        if (
            described is [.. var pixels, 'w']
            && int.TryParse(pixels, NumberStyles.None, CultureInfo.InvariantCulture, out var width)
        )
            return width;
        return
            shownWidth is > 0 and < 10_000
            && described is [.. var times, 'x']
            && double.TryParse(times, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var density)
            && density is > 0 and < 100
            ? (int)(density * shownWidth)
            : 0;
    }

    /// <param name="Address">The original address, then the absolute one.</param>
    /// <param name="Width">The width in pixels, or 0 if unknown.</param>
    private sealed record Offer(string Address, int Width);

    [GeneratedRegex(
        @"[?&;](w|width|imwidth|wid|maxwidth|max_width)=(?<width>\d{1,4})(px)?(?![\w.%])"
            + @"|-(?<width>\d{2,4})x\d{2,4}\.(jpe?g|png|gif|webp|avif)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex WidthInAddress();

    [GeneratedRegex(
        @"/([a-z]+[_-])?(placeholder|lazy[_-]?load(er)?|lazy|loading|loader|spinner|spacer|blank|empty|transparent"
            + @"|trans|dummy|gr[ae]y|1x1|pixel)"
            + @"(?>([_.-]?(?>\d+(x\d+)?|img|image|px))*)\.(gif|png|jpe?g|svg|webp)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Placeholder();
}
