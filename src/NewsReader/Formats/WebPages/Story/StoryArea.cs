using AngleSharp.Dom;

namespace NewsReader.Formats.WebPages.Story;

/// <summary>
/// Narrows a page to the area that can contain the story, using its headline: not what stands above the headline, not
/// the next article, and not the reader comments below.
/// </summary>
internal sealed class StoryArea
{
    // About two paragraphs, in the units of TextMass. An element with less may contain only the beginning of the story.
    private const int LeastText = 250;

    // About one paragraph. An element with this much text besides the headline is a story.
    private const int LeastOwn = 100;

    private const int LeastEntries = 5;
    private const int MaxParts = 30;

    private readonly IElement body;
    private readonly TextMap text;

    private StoryArea(IElement body)
    {
        this.body = body;
        text = TextMap.Of(body);
    }

    /// <summary>The heading that shows the headline, or null.</summary>
    public static IElement? Heading(IParentNode within, string headline)
    {
        var wanted = Headlines.Normalise(headline);
        if (wanted.Length == 0)
            return null;
        var shown = within
            .QuerySelectorAll("h1, h2, [itemprop~=headline]")
            .Take(200)
            .Where(h => TextMass.IsShort(h, 2000) && Headlines.Normalise(StoryText.Line(h)) == wanted)
            .ToList();
        return shown.Find(h => h.LocalName == "h1") ?? shown.FirstOrDefault();
    }

    /// <returns>The body, or the article in it with this headline, after removing parts that belong to no
    /// story.</returns>
    public static IElement Narrow(IElement body, string headline, Uri? address)
    {
        if (Heading(body, headline) is not { } heading)
            return body;
        var area = new StoryArea(body);
        var found = area.ArticleOf(heading) ?? body;
        area.RemoveOtherArticles(heading, found);
        area.RemoveNext(heading, found, address);
        area.RemoveAbove(heading, found);
        area.RemoveReaders(heading, found);
        return found;
    }

    // The nearest article element around the headline that contains enough text.
    private IElement? ArticleOf(IElement heading)
    {
        for (var above = heading.ParentElement; above is not null && above != body; above = above.ParentElement)
        {
            if (IsArticle(above) && text.Running(above) >= LeastText)
                return above;
        }
        return null;
    }

    private void RemoveOtherArticles(IElement heading, IElement area)
    {
        var others = area.QuerySelectorAll("article")
            .Where(article => !article.Contains(heading) && HasOwnAddress(article))
            .ToList();
        var outermost = others.Where(article => !others.Contains(article.ParentElement?.Closest("article")!));
        if (text.Running(area) - outermost.Sum(text.Running) < LeastText)
            return;
        foreach (var other in others)
            other.Remove();
    }

    // Removes the blocks of other stories after this one. Each begins with its own headline, linked to its own page.
    private void RemoveNext(IElement heading, IElement area, Uri? address)
    {
        for (
            var block = heading.ParentElement;
            block is not null && block != area && block.ParentElement is { } outer;
            block = outer
        )
        {
            if (text.Running(block) < LeastOwn)
                continue;
            foreach (
                var next in outer
                    .Children.SkipWhile(child => child != block)
                    .Skip(1)
                    .Where(next => IsOtherStory(next, address))
                    .ToList()
            )
                next.Remove();
        }
    }

    private static bool IsOtherStory(IElement block, Uri? address)
    {
        if (!PageBlocks.IsBlock(block))
            return false;
        var first = block
            .QuerySelectorAll("h1, h2, h3, h4, p, li")
            .FirstOrDefault(part => TextMass.WeightOf(StoryText.Line(part)) > 0);
        return first is { LocalName: "h1" }
            || first is { LocalName: "h2" or "h3" or "h4" }
                && (first.QuerySelector("a[href]") ?? first.Closest("a[href]")) is { } link
                && TextMass.IsLink(link)
                && IsHere(link.GetAttribute("href")!, address);
    }

    // A list of books or shops links to other sites, and its entries are the story.
    private static bool IsHere(string href, Uri? address) =>
        address is null
            ? Uri.TryCreate(href, UriKind.Relative, out _)
            : PageMetadata.Absolute(href, address) is { } page && page.Host == address.Host;

    // An entry of a live blog has no page of its own.
    private static bool HasOwnAddress(IElement article) =>
        article.QuerySelector("h1") is not null
        || article.QuerySelector("h2 a[href], h3 a[href]") is { } link && TextMass.IsLink(link);

    private void RemoveAbove(IElement heading, IElement area)
    {
        var above = Above(heading, area).ToList();
        var before = above.Sum(text.Running);
        var after = text.Running(area) - before;
        if (after < LeastText / 2 || (heading.LocalName != "h1" && after < before))
            return;
        foreach (
            var element in above.Where(element => text.Running(element) > 0 || !PageBlocks.ShowsSomething(element))
        )
            element.Remove();
    }

    private static IEnumerable<IElement> Above(IElement heading, IElement area)
    {
        for (var inner = heading; inner != area && inner.ParentElement is { } outer; inner = outer)
        {
            foreach (var sibling in outer.Children.TakeWhile(child => child != inner))
                yield return sibling;
        }
    }

    // Removes the comments below the story: under a heading that says so, or as a series of entries with reply links.
    private void RemoveReaders(IElement heading, IElement area)
    {
        var own = heading.ParentElement!;
        while (own != area && text.Running(own) < LeastText)
            own = own.ParentElement!;
        foreach (
            var label in area.QuerySelectorAll("h2, h3, h4, h5, h6, header, legend, summary")
                .Where(IsReadersHeading)
                .ToList()
        )
        {
            var first = label;
            while (
                first.ParentElement is { } above
                && above != area
                && !above.Contains(heading)
                && above.FirstElementChild == first
            )
                first = above;
            var below = first.ParentElement!.Children.SkipWhile(child => child != first).ToList();
            if (text.Running(area) - below.Sum(text.Running) < LeastText)
                continue;
            foreach (var part in below)
                part.Remove();
        }
        if (own == area)
            return;
        foreach (
            var list in area.QuerySelectorAll("div, ul, ol, section")
                .Where(list => list.Children.Length >= LeastEntries)
                .ToList()
        )
        {
            if (own.Contains(list) || list.Contains(own))
                continue;
            if (list.Children.Count(IsReadersEntry) * 2 > list.Children.Length)
                list.Remove();
        }
    }

    private static bool IsReadersHeading(IElement heading) =>
        TextMass.IsShort(heading, 200) && PageHints.IsReadersHeading(StoryText.Line(heading));

    private static bool IsReadersEntry(IElement entry) =>
        entry
            .QuerySelectorAll("a, span, b, strong, cite, img")
            .Take(MaxParts)
            .Any(part =>
                PageHints.IsReaders(part) || (TextMass.IsShort(part, 30) && PageHints.IsAnswer(StoryText.Line(part)))
            );

    private static bool IsArticle(IElement element)
    {
        var type = element.GetAttribute("itemtype") ?? "";
        return element.LocalName == "article"
            || type.EndsWith("Article", StringComparison.Ordinal)
            || type.EndsWith("BlogPosting", StringComparison.Ordinal);
    }
}
