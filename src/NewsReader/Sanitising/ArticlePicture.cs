using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsReader.Sanitising;

/// <summary>Where a picture is, by all the ways in which publishers say so.</summary>
internal static partial class ArticlePicture
{
    /// <summary>As wide as a column of text needs at twice the usual density, in pixels.</summary>
    private const int WidestNeeded = 1600;

    // What scripts that load pictures late keep the address in: lazysizes and lozad, jQuery Lazy Load, WP Rocket, others.
    private static readonly string[] LateSources = ["data-src", "data-lazy-src", "data-original", "data-orig-file", "data-lazy", "data-url"];

    private const string Blanks = " \t\n\r\f";

    private const int MaxCandidates = 50;

    private static readonly string[] Lists = ["srcset", "data-srcset", "data-lazy-srcset"];

    /// <summary>The absolute address of the picture that a reader would see, or null.</summary>
    /// <param name="image">The element.</param>
    /// <param name="addresses">How its addresses are judged.</param>
    /// <param name="isMadeGood">True when the same picture follows once more, for browsers without scripts.</param>
    public static string? Address(IElement image, ArticleAddresses addresses, bool isMadeGood)
    {
        List<Candidate> candidates = [.. Lists.SelectMany(list => Candidates(image.GetAttribute(list)))];
        if (image.ParentElement is { LocalName: "picture" } picture)
        {
            // Of a picture in several sizes each has its width; what tells none is there for the sake of its format.
            candidates.InsertRange(0, SourcesBefore(image, picture).SelectMany(source => Lists.SelectMany(list => Candidates(source.GetAttribute(list)))));
            if (Best(candidates.Where(c => c.Width > 0), addresses) is { } sized) return sized;
        }
        return Usable(image.GetAttribute("src"), addresses)
            ?? LateSources.Select(name => Usable(image.GetAttribute(name), addresses)).FirstOrDefault(address => address is not null)
            ?? Best(candidates, addresses)
            // What is only named as a placeholder may be the picture after all.
            ?? (isMadeGood ? null : addresses.Picture(image.GetAttribute("src")));
    }

    private static IEnumerable<IElement> SourcesBefore(IElement image, IElement picture)
    {
        var children = picture.ChildNodes.Take(MaxCandidates).OfType<IElement>().ToList();
        if (children.Find(child => child.LocalName == "img") != image) return [];
        return children.TakeWhile(child => child != image).Where(child => child.LocalName == "source" && child.GetAttribute("type") is not "image/svg+xml");
    }

    /// <summary>True when it is too small to be seen, or is said not to be shown.</summary>
    public static bool IsTooSmall(IElement element) =>
        Pixels(element.GetAttribute("width")) is <= 2 || Pixels(element.GetAttribute("height")) is <= 2 || element.GetAttribute("style") is { } style && TinyStyle().IsMatch(style);

    private static int? Pixels(string? given) =>
        given is not null && int.TryParse(given.AsSpan().Trim().TrimEnd("px"), NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) ? pixels : null;

    private static string? Usable(string? given, ArticleAddresses addresses) =>
        addresses.Picture(given) is { } address && !Placeholder().IsMatch(new Uri(address).AbsolutePath) ? address : null;

    private static string? Best(IEnumerable<Candidate> candidates, ArticleAddresses addresses) => candidates
        .Select(c => (Address: Usable(c.Url, addresses), Width: c.Width == 0 ? 1 : c.Width)).Where(c => c.Address is not null)
        .OrderBy(c => c.Width > WidestNeeded).ThenBy(c => c.Width > WidestNeeded ? c.Width : -c.Width).FirstOrDefault().Address;

    // HTML, 4.8.4.2.1 "Parsing a srcset attribute": what is not blank is an address, which may hold commas but neither begin nor end with one; up to the next comma it is described.
    private static List<Candidate> Candidates(string? srcset)
    {
        List<Candidate> candidates = [];
        var rest = (srcset ?? "").AsSpan();
        while ((rest = rest.TrimStart(Blanks + ",")).Length > 0 && candidates.Count < MaxCandidates)
        {
            var end = rest.IndexOfAny(Blanks) is >= 0 and var blank ? blank : rest.Length;
            var url = rest[..end];
            rest = rest[end..];
            var described = url[^1] == ',' ? 0 : rest.IndexOf(',') is >= 0 and var comma ? comma : rest.Length;
            candidates.Add(new(url.TrimEnd(',').ToString(), Width(rest[..described].Trim(Blanks))));
            rest = rest[described..];
        }
        return candidates;
    }

    private static int Width(ReadOnlySpan<char> described) =>
        described is [.. var pixels, 'w'] && int.TryParse(pixels, NumberStyles.None, CultureInfo.InvariantCulture, out var width) ? width : 0;

    /// <param name="Url">As given.</param>
    /// <param name="Width">In pixels; 0 when it is not told.</param>
    private readonly record struct Candidate(string Url, int Width);

    [GeneratedRegex(@"(^|;)\s*((width|height|max-width|max-height)\s*:\s*[0-2](px)?\s*(!important\s*)?|display\s*:\s*none\s*(!important\s*)?)(;|$)", RegexOptions.IgnoreCase)]
    private static partial Regex TinyStyle();

    [GeneratedRegex(@"/([a-z]+[_-])?(placeholder|lazy[_-]?load(er)?|lazy|loading|loader|spinner|spacer|blank|empty|transparent|trans|dummy|gr[ae]y|1x1|pixel)([_.-]?(\d+(x\d+)?|img|image|px))*\.(gif|png|jpe?g|svg|webp)$", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();
}
