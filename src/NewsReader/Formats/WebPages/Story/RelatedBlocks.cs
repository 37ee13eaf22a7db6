using AngleSharp.Dom;

namespace NewsReader.Formats.WebPages.Story;

/// <summary>Finds the lists of related stories next to or below an article.</summary>
internal static class RelatedBlocks
{
    private const int MaxLinks = 2 * DraftArticle.MaxRelated;
    private const int MaxBlocks = 50;
    private const int LeastWeight = 15;

    /// <summary>
    /// The links in blocks that are named as related or have such a heading, in page order, each address once.
    /// </summary>
    public static IReadOnlyList<RelatedHeadline> Find(IElement body, PageMetadata page)
    {
        var text = TextMap.Of(body);
        var links = new List<IElement>();
        foreach (var element in body.QuerySelectorAll("*").Where(e => IsBlock(e, text) || IsLead(e)).Take(MaxBlocks))
            links.AddRange(
                (IsBlock(element, text) ? element.QuerySelectorAll("a[href]") : ListUnder(element, text)).Take(MaxLinks)
            );
        return
        [
            .. links
                .Distinct()
                .Select(link => Headline(link, page))
                .OfType<RelatedHeadline>()
                .DistinctBy(item => item.Url ?? item.Text)
                .DistinctBy(item => Headlines.Normalise(item.Text)),
        ];
    }

    // If the element contains the article itself, the name belongs to the layout.
    private static bool IsBlock(IElement element, TextMap text) =>
        element.LocalName is not ("body" or "main")
        && (PageHints.IsRelated(element) || IsLabelled(element))
        && text.Mass(element) is { LinkDensity: > 0.25 }
        && element.QuerySelector("h1") is null;

    private static bool IsLabelled(IElement element) =>
        element.GetAttribute("aria-label") is { } label && PageHints.IsRelatedHeading(label);

    private static bool IsLead(IElement element)
    {
        if (
            element.LocalName
            is not (
                ['h', >= '1' and <= '6']
                or "p"
                or "div"
                or "strong"
                or "b"
                or "span"
                or "header"
                or "dt"
                or "legend"
            )
        )
            return false;
        if (!TextMass.IsShort(element, 600))
            return false;
        var text = StoryText.Line(element);
        return PageHints.IsRelatedHeading(text)
            || (
                element.LocalName == "p"
                && element.QuerySelector("a[href]") is not null
                && PageHints.IsLeadElsewhere(text)
            );
    }

    private static IEnumerable<IElement> ListUnder(IElement lead, TextMap text)
    {
        if (
            lead.QuerySelectorAll("a[href]").Where(a => text.Mass(a).Weight >= LeastWeight).ToList() is
            { Count: > 0 } own
        )
            return own;
        for (
            var heading = lead;
            heading.ParentElement is { } parent && text.Mass(heading).Weight <= 60;
            heading = parent
        )
        {
            var next = parent
                .Children.SkipWhile(child => child != heading)
                .Skip(1)
                .TakeWhile(e => e.LocalName is not ['h', >= '1' and <= '6'])
                .FirstOrDefault(e => text.Mass(e).Weight > 0);
            if (next is null)
                continue;
            return text.Mass(next).LinkDensity <= 0.4 ? []
                : next.LocalName == "a" ? [next]
                : next.QuerySelectorAll("a[href]");
        }
        return [];
    }

    private static RelatedHeadline? Headline(IElement link, PageMetadata page)
    {
        var heading = link.QuerySelector("h1, h2, h3, h4, h5, h6, [class*=title], [class*=headline]") ?? link;
        var text = StoryText.Line(heading);
        if (text.Length is 0 or > 300 || TextMass.WeightOf(text) < LeastWeight || PageHints.IsFiller(text))
            return null;
        var href = link.GetAttribute("href")!;
        // Without the page's address, a relative link cannot be resolved, but its headline is still useful.
        if (page.Base is null && Uri.TryCreate(href, UriKind.Relative, out _) && !href.StartsWith('#'))
            return new(text, null);
        if (WebAddress.Canonical(PageMetadata.Absolute(href, page.Base)?.AbsoluteUri) is not { } url)
            return null;
        return url == page.Url || url == WebAddress.Canonical(page.Address?.AbsoluteUri) ? null : new(text, url);
    }
}
