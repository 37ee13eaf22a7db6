using System.Collections.Immutable;
using AngleSharp.Dom;
using NewsReader.Formats.Html.Pictures;
using NewsReader.Formats.Html.Players;

namespace NewsReader.Formats.Html;

/// <summary>
/// Writes parsed HTML using only the elements of <see cref="ArticleElements"/>. Anything else is dropped, but its text
/// is kept. Elements are nested exactly as a parser would nest them again, so writing the output again changes nothing.
/// </summary>
internal sealed class ArticleHtmlWriter
{
    private const int MaxDepth = 100;
    private const int MaxNoscripts = 200;

    private readonly ArticleAddresses addresses;
    private readonly ArticleTree tree;
    private readonly InPageLinks links;
    private readonly HtmlOutput output = new();

    // The addresses of the pictures written.
    private readonly HashSet<string> pictures = [];

    // The language and direction of the removed elements in each open element.
    private readonly Stack<(string? Lang, string? Dir)> inherited = new([(null, null)]);

    // The headings above, with their original and their written levels.
    private ImmutableStack<(int Given, int Level)> headings = [];

    // The id of a removed element, to be used by the next element written.
    private string? pendingId;

    // The number of tables written.
    private int tables;

    // The number of tracking pixels left out. A link that contains nothing else is left out too.
    private int beacons;

    private int noscripts;

    private ArticleHtmlWriter(INodeList nodes, ArticleAddresses addresses, IReadOnlySet<string>? keptIds)
    {
        this.addresses = addresses;
        tree = new(nodes, addresses);
        links = new(tree.Nodes, addresses.Page, keptIds);
    }

    /// <summary>Writes the nodes as an article's HTML.</summary>
    /// <param name="nodes">The article. Its inline elements are moved into its blocks.</param>
    /// <param name="addresses">Checks the addresses.</param>
    /// <param name="keptIds">The ids that in-page links may lead to, or null for all.</param>
    public static string Write(INodeList nodes, ArticleAddresses addresses, IReadOnlySet<string>? keptIds = null)
    {
        var writer = new ArticleHtmlWriter(nodes, addresses, keptIds);
        writer.WriteFlow(writer.tree.Nodes);
        return writer.output.ToString().Trim();
    }

    // In a removed division, text between blocks is wrapped in paragraphs, so that it does not run into the text
    // around.
    private void WriteFlow(INodeList nodes, bool paragraphs = false)
    {
        var inParagraph = false;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (tree.HasBlocks(nodes[i]))
                EndParagraph();
            else if (paragraphs && output.CanHoldBlocks && !inParagraph && !IsBlank(nodes[i]))
            {
                Begin("p");
                inParagraph = true;
            }
            WriteNode(nodes, i, paragraphs);
        }
        EndParagraph();

        void EndParagraph()
        {
            if (inParagraph)
                End();
            inParagraph = false;
        }
    }

    private void WriteNode(INodeList nodes, int i, bool paragraphs = false)
    {
        if (nodes[i] is IText words)
            output.Text(words.Data);
        else if (nodes[i] is not IElement element || element.HasAttribute("hidden"))
            return;
        else if (!IsHtml(element) && element.LocalName == "math")
            WriteMath(element);
        else if (!IsHtml(element))
            WriteForeign(element);
        else if (element.ClassList.Contains("katex-html"))
            return;
        else if (
            element.LocalName is "img" or "amp-img"
            || element.LocalName == "picture" && element.QuerySelector("img, amp-img") is null
        )
            WriteImage(element, hasFallback: IsBeforeNoscript(nodes, i));
        else
            WriteElement(element, ArticleElements.NameOf(element.LocalName), paragraphs);
    }

    private void WriteElement(IElement element, string name, bool paragraphs)
    {
        var isControl = ArticleElements.IsControl(name);
        if (isControl)
            output.KeepApart();
        if (name == "noscript")
            WriteNoscript(element);
        else if (name == "script")
            WriteFormula(element);
        else if (tree.PlayerOf(element) is { } player)
            WritePlayer(player);
        else if (name is "iframe" or "video" or "audio" or "embed")
            output.KeepApart();
        else if (
            ArticleElements.IsUnseen(name)
            || name == "dialog" && !element.HasAttribute("open")
            || IsIsindex(element)
        )
            return;
        else if (name == "br")
            output.StartTag("br", []);
        else if (name == "a")
            WriteLink(element);
        else if (ArticleElements.IsInline(name) && CanHold(name))
            WriteInline(element, name);
        else if (name is ['h', >= '1' and <= '6'] && output.CanHoldBlocks && output.Depth < MaxDepth)
            WriteHeading(element);
        else if (ArticleElements.IsBlock(name) && output.CanHoldBlocks && CanHold(name))
            WriteBlock(element, name);
        else if (tree.HasBlocks(element))
            WriteDivision(element, paragraphs || ArticleElements.IsDivision(name) || ArticleElements.IsBlock(name));
        else
        {
            WriteLinkTarget(element);
            WriteFlow(element.ChildNodes);
        }
        if (isControl)
            output.KeepApart();
    }

    private bool CanHold(string name) =>
        ArticleElements.BelongsIn(name, output.Parent)
        && (output.Depth < MaxDepth || name is "li" or "dt" or "dd" or "rt" or "rp" or "figcaption");

    private void WriteInline(IElement element, string name)
    {
        // Bold within bold adds nothing, and an inline element cannot contain blocks.
        if (name is not ("ins" or "del") && tree.HasBlocks(element))
            WriteDivision(element, paragraphs: false);
        else if (name is "b" or "strong" or "i" or "em" or "u" or "s" && output.IsIn(name))
            WriteFlow(element.ChildNodes);
        else
        {
            Begin(name, element);
            WriteFlow(element.ChildNodes);
            End();
        }
    }

    private void WriteBlock(IElement element, string name)
    {
        if (name == "hr")
        {
            output.Rule();
            return;
        }
        if (name == "table")
        {
            WriteTable(element);
            return;
        }
        Begin(name, element);
        if (name is "ul" or "ol")
            WriteItems(element.ChildNodes, "li");
        else if (name == "dl")
            WriteItems(element.ChildNodes, "dd");
        else
            WriteFlow(element.ChildNodes);
        End(evenEmpty: name is "li" or "dt" or "dd");
    }

    // An element that is removed but leaves its blocks, or one that is not allowed here.
    private void WriteDivision(IElement element, bool paragraphs)
    {
        if (links.TakeId(element) is { } id)
            pendingId = id;
        var (lang, dir) = inherited.Peek();
        inherited.Push((ArticleAttributes.Language(element) ?? lang, ArticleAttributes.Direction(element) ?? dir));
        var makesParagraph =
            paragraphs && output.CanHoldBlocks && output.Depth < MaxDepth && !element.ChildNodes.Any(tree.HasBlocks);
        if (!output.CanHoldBlocks || output.Depth >= MaxDepth)
        {
            output.KeepApart();
            WriteFlow(element.ChildNodes);
            output.KeepApart();
        }
        else if (makesParagraph && output.Parent == "figure" && element.TextContent.AsSpan().Trim().IsEmpty)
            WriteFlow(element.ChildNodes);
        else if (makesParagraph)
        {
            Begin("p", element);
            WriteFlow(element.ChildNodes);
            End();
        }
        else
            WriteFlow(element.ChildNodes, paragraphs && output.Parent != "figure");
        inherited.Pop();
    }

    // A list contains only items, so anything else in it is wrapped in one.
    private void WriteItems(INodeList nodes, string item)
    {
        var inWrapper = false;
        for (var i = 0; i < nodes.Length; i++)
        {
            var name = nodes[i] is IElement element && IsHtml(element) ? element.LocalName : "";
            if (name == item || item == "dd" && name == "dt")
            {
                EndWrapper();
                WriteNode(nodes, i);
            }
            else if (
                name.Length > 0
                && !ArticleElements.IsBlock(ArticleElements.NameOf(name))
                && nodes[i].ChildNodes.Any(child => child is IElement { LocalName: "li" or "dt" or "dd" })
            )
            {
                EndWrapper();
                WriteItems(nodes[i].ChildNodes, item);
            }
            else
            {
                if (!inWrapper && !IsBlank(nodes[i]))
                {
                    Begin(item);
                    inWrapper = true;
                }
                if (inWrapper || nodes[i] is IText)
                    WriteNode(nodes, i);
            }
        }
        EndWrapper();

        void EndWrapper()
        {
            if (inWrapper)
                End();
            inWrapper = false;
        }
    }

    // Wide tables scroll on their own, also by keyboard. Each region on a page needs a unique name.
    private void WriteTable(IElement table)
    {
        var before = output.Mark();
        var name = ++tables == 1 ? "Table" : $"Table {tables}";
        output.StartTag("div", [("role", "region"), ("aria-label", name), ("tabindex", "0")]);
        Begin("table", table);
        WriteTableParts(table.ChildNodes);
        End();
        if (output.ShowsMoreThan(before))
            output.EndTag("div", isBlock: true);
        else
        {
            output.GoBackTo(before);
            tables--;
        }
    }

    private void WriteTableParts(INodeList nodes)
    {
        foreach (var node in nodes)
        {
            if (node is IText { Data: var words } && string.IsNullOrWhiteSpace(words))
                output.Text(words);
            if (
                node is not IElement { LocalName: var name } element
                || !ArticleElements.BelongsIn(name, output.Parent)
                || name is not ("caption" or "thead" or "tbody" or "tfoot" or "tr" or "td" or "th")
            )
                continue;
            Begin(name, element);
            if (name is "caption" or "td" or "th")
                WriteFlow(element.ChildNodes);
            else
                WriteTableParts(element.ChildNodes);
            End(evenEmpty: name != "caption");
        }
    }

    // The page's headline is the h1, so headings in the text start at h2 and do not skip levels.
    private void WriteHeading(IElement element)
    {
        var given = element.LocalName[1] - '0';
        var before = output.Mark();
        var above = headings;
        while (!headings.IsEmpty && headings.Peek().Given >= given)
            headings = headings.Pop();
        var level = headings.IsEmpty ? 2 : headings.Peek().Level + 1;
        headings = headings.Push((given, level));
        Begin($"h{Math.Min(level, 6)}", element);
        WriteFlow(element.ChildNodes);
        End();
        if (!output.ShowsMoreThan(before))
            headings = above;
    }

    private void WriteLink(IElement element)
    {
        var given = element.GetAttribute("href");
        if (
            (links.Link(given) ?? addresses.Link(given)) is not { } href
            || output.IsIn("a")
            || output.Depth >= MaxDepth
        )
        {
            if (tree.HasBlocks(element))
                WriteDivision(element, paragraphs: false);
            else
            {
                WriteLinkTarget(element);
                WriteFlow(element.ChildNodes);
            }
            return;
        }
        var left = beacons;
        Begin("a", element, href);
        WriteFlow(element.ChildNodes);
        // A link needs an accessible name: its picture's description, or a text.
        if (
            !output.HasWords
            && NameFor(element, href, isBeacon: beacons > left) is { } name
            && !output.DescribePicture(name)
        )
            output.Text(name);
        End();
    }

    private static string? NameFor(IElement link, string href, bool isBeacon)
    {
        if (link.GetAttribute("aria-label")?.Trim() is { Length: > 0 } label)
            return label;
        if (href[0] == '#')
            return "Note";
        if (isBeacon || link.QuerySelector("img, svg, amp-img") is null)
            return null;
        var isMail = href.StartsWith("mailto:", StringComparison.Ordinal);
        return $"Link to {(isMail ? href[7..].Split('?')[0] : new Uri(href).Host)}";
    }

    private void WriteImage(IElement image, bool hasFallback)
    {
        var alt = image.GetAttribute("alt")?.Trim() ?? "";
        var isTooSmall = ArticlePicture.IsTooSmall(image);
        if (PictureSources.Best(image, addresses.Picture, hasFallback) is not { } address)
        {
            if (!hasFallback && !isTooSmall)
                output.Text(alt);
        }
        else if (isTooSmall || !EmbeddedPicture.Is(address) && Trackers.IsBeacon(address, alt.Length > 0))
            beacons++;
        else if (alt.Length > 0 && (image.ClassList.Contains("wp-smiley") || image.ClassList.Contains("emoji")))
            output.Text(alt);
        // For a formula drawn as a picture, use its text, which can be read, searched and spoken.
        else if (alt.Length > 0 && FormulaPicture.Is(image, address))
            WriteCode(alt);
        else
        {
            output.Picture(address, alt, ArticleAttributes.Of("img", image, inherited.Peek()));
            pictures.Add(address);
        }
    }

    private void WriteCode(string words)
    {
        if (output.IsIn("code") || output.IsIn("pre"))
        {
            output.Text(words);
            return;
        }
        Begin("code");
        output.Text(words);
        End();
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
        if (tree.HasBlocks(math) || math.QuerySelector("a, img, svg, br, input, button, select, textarea") is not null)
        {
            WriteForeign(math);
            return;
        }
        output.WriteSpace();
        if (MathMarkup.Write(math, output))
            output.CountSeen(isNamed: true);
        else if (MathMarkup.Words(math) is { } words)
            WriteCode(words);
        else
            WriteForeign(math);
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
    private void WritePlayer(PlayerLink player)
    {
        var makesParagraph = output.CanHoldBlocks && output.Depth < MaxDepth;
        if (makesParagraph)
            Begin("p");
        else
            output.KeepApart();
        if (output.IsIn("a"))
            output.Text(player.Name);
        else
        {
            Begin("a", href: player.Href);
            output.Text(player.Name);
            End();
        }
        if (makesParagraph)
            End();
        else
            output.KeepApart();
    }

    // Removes SVG and MathML elements but keeps their text.
    private void WriteForeign(IElement element)
    {
        var name = element.LocalName;
        if (ArticleElements.IsUnseenForeign(name))
            return;
        var isControl = ArticleElements.IsControl(name);
        if (isControl)
            output.KeepApart();
        if (tree.HasBlocks(element))
            WriteDivision(element, paragraphs: false);
        else if (name is "msup" or "msub" or "msubsup" or "mfrac")
            WriteScripts(element.ChildNodes, name);
        else
            WriteFlow(element.ChildNodes);
        if (isControl)
            output.KeepApart();
    }

    private void WriteScripts(INodeList parts, string name)
    {
        var part = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] is not IElement || part++ == 0)
            {
                WriteNode(parts, i);
                continue;
            }
            if (name == "mfrac")
            {
                output.Text("/");
                WriteNode(parts, i);
                continue;
            }
            Begin(name == "msup" || part > 2 ? "sup" : "sub");
            WriteNode(parts, i);
            End();
        }
    }

    // If a link target is removed, an empty span takes its place.
    private void WriteLinkTarget(IElement element)
    {
        if (
            output.Parent is not ("ul" or "ol" or "dl" or "table" or "thead" or "tbody" or "tfoot" or "tr" or "ruby")
            && links.TakeId(element) is { } id
        )
        {
            output.StartTag("span", [("id", id)]);
            output.EndTag("span");
        }
    }

    private void Begin(string name, IElement? element = null, string? href = null)
    {
        var attributes = ArticleAttributes.Of(name, element, inherited.Peek());
        if (href is ['#', ..])
            attributes = [("href", href), .. attributes];
        else if (href is not null)
            attributes = [("href", href), ("rel", "noopener noreferrer nofollow ugc"), .. attributes];
        if (((element is null ? null : links.TakeId(element)) ?? pendingId) is { } id)
            attributes = [("id", id), .. attributes];
        output.Open(name, attributes);
        pendingId = null;
        inherited.Push((null, null));
    }

    private void End(bool evenEmpty = false)
    {
        output.Close(evenEmpty);
        inherited.Pop();
    }

    // AngleSharp expands the obsolete <isindex> into a form with text of its own.
    private static bool IsIsindex(IElement element) =>
        element.LocalName == "label"
        && element.ChildNodes.Any(child =>
            child is IElement { LocalName: "input" } input && input.GetAttribute("name") == "isindex"
        );

    private static bool IsHtml(IElement element) => element.NamespaceUri == NamespaceNames.HtmlUri;

    private static bool IsBlank(INode node) =>
        node is IText { Data: var words }
            ? string.IsNullOrWhiteSpace(words)
            : node is not IElement element || IsHtml(element) && ArticleElements.IsUnseen(element.LocalName);
}
