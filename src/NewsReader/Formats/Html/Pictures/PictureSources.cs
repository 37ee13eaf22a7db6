using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsReader.Formats.Html.Pictures;

/// <summary>
/// Chooses among the addresses at which a picture is offered: one that is wide enough for a column of text, and no
/// wider than need be.
/// </summary>
internal static partial class PictureSources
{
    /// <summary>Wide enough, in pixels.</summary>
    public const int WideEnough = 640;

    private const int MostOffers = 50;
    private const string Blanks = " \t\n\r\f";

    // Where scripts that load pictures late keep the address. What they find there takes the place of src.
    private static readonly string[] LateSources =
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

    // Other copies of the picture, for want of anything better.
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

    // What this site can show (see ImageType). A source in another format is passed over, as a browser would.
    private static readonly string[] Formats =
    [
        "image/jpeg",
        "image/jpg",
        "image/png",
        "image/gif",
        "image/webp",
        "image/avif",
    ];

    /// <summary>Every attribute of <c>img</c> and <c>source</c> that is read here.</summary>
    public static IReadOnlyList<string> Attributes { get; } =
    ["src", .. LateSources, .. OtherSources, .. Lists, "data-widths", "width", "type", "media"];

    /// <summary>The address of the picture that a reader should see, or null.</summary>
    /// <param name="image">An <c>img</c> or <c>amp-img</c>, in a <c>picture</c> or not; or a <c>picture</c> without
    /// one.</param>
    /// <param name="absolute">Makes an address absolute; null for one that is no picture's.</param>
    /// <param name="isRepeated">True when the same picture follows for browsers without scripts: then a placeholder
    /// is not taken for it.</param>
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
        var late = First(
            LateSources.Select(name => WithWidth(image.GetAttribute(name), image.GetAttribute("data-widths"))),
            absolute
        );
        var own = Usable(image.GetAttribute("src"), absolute);
        var kept = IsEmbedded(own) ? own : null;
        if (kept is not null)
            own = null;
        if ((late ?? own) is { } given)
        {
            var width = offers.Find(offer => offer.Address == given)?.Width is > 0 and var told
                ? told
                : WidthIn(given) ?? (late is null ? shown : 0);
            // What nobody says the width of is better than what is known to be too narrow.
            if (width > 0 || !offers.Exists(offer => offer.Width >= WideEnough))
                offers.Insert(0, new(given, width > 0 ? width : WideEnough));
        }
        return Fitting(offers.Where(offer => offer.Width > 0).ToList(), offer => offer.Width)?.Address
            ?? offers.FirstOrDefault()?.Address
            ?? First(OtherSources.Select(image.GetAttribute), absolute)
            // What is only named as a placeholder may be the picture after all.
            ?? (isRepeated ? null : kept ?? absolute(image.GetAttribute("src")));
    }

    /// <summary>
    /// Of pictures in several sizes, the narrowest that is wide enough, else the widest; of equal ones, and of those
    /// that do not tell, the first.
    /// </summary>
    /// <param name="offered">In the publisher's order.</param>
    /// <param name="width">How wide one is, in pixels; null or 0 when it does not tell.</param>
    public static T? Fitting<T>(IReadOnlyCollection<T> offered, Func<T, int?> width)
        where T : class =>
        offered.Where(offer => width(offer) >= WideEnough).MinBy(width) ?? offered.MaxBy(offer => width(offer) ?? 0);

    /// <summary>
    /// How wide the picture at an address is, where the address says so: <c>?width=460</c>, <c>bridge-300x200.jpg</c>.
    /// </summary>
    public static int? WidthIn(string address) =>
        WidthInAddress().Match(address) is { Success: true } match
        && int.TryParse(match.Groups["width"].ValueSpan, out var width)
            ? width
            : null;

    /// <summary>A length in pixels as an attribute gives it, or null.</summary>
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

    // Other sources of the same picture: not the one for dark pages, nor the one for paper.
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

    // lazysizes: the script puts one of the widths in.
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

    // HTML, 4.8.4.2.1 "Parsing a srcset attribute": what is not blank is an address, which may hold commas but
    // neither begin nor end with one;
    // up to the next comma it is described.
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

    // "800w" is a width; "2x" is one where the picture's own is known.
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

    /// <param name="Address">As given, then absolute.</param>
    /// <param name="Width">In pixels; 0 when it is not told.</param>
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
