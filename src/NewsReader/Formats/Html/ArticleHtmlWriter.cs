using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsReader.Formats.Html;

/// <summary>
/// Writes parsed HTML anew from the lists of <see cref="ArticleElements"/>: what is not named there does not come
/// through, its text does. It nests elements only as they are read again, so that writing what was written changes
/// nothing. Used once.
/// </summary>
/// <param name="addresses">How addresses are judged.</param>
/// <param name="places">The ids to which links within the article may lead; null for all that it has.</param>
internal sealed partial class ArticleHtmlWriter(ArticleAddresses addresses, IReadOnlySet<string>? places = null)
{
    private const int MaxDepth = 100;

    private readonly StringBuilder html = new();

    // The elements that were written and are not closed yet, outermost first.
    private readonly List<string> open = [];

    // Elements that are blocks or hold some.
    private readonly HashSet<INode> withBlocks = [];
    private readonly Dictionary<INode, (string Name, string Href)> embeds = [];
    private readonly HashSet<string> pictures = [];
    private readonly HashSet<string> ids = [];
    private InPageLinks? jumps;

    // How many of the open elements hold no blocks.
    private int lines;
    private int blockStart;
    private Written written = new(0, 0, 0, 0, [], false);

    // The id of an element that went: the next one that is written has it.
    private string? place;

    // The language and direction of elements that went.
    private (string? Lang, string? Dir) inherited;

    /// <summary>A text with one line end between its lines, and none around them.</summary>
    public static string WithoutBlankLines(string text) => BlankLines().Replace(text, "\n").Trim();

    /// <summary>The nodes as an article's HTML.</summary>
    public string Write(INodeList nodes)
    {
        foreach (var node in nodes)
            MarkBlocks(node);
        if (withBlocks.Count > 0 && nodes.FirstOrDefault()?.Parent is { } root)
        {
            new InlinesAroundBlocks(withBlocks.Contains).Mend(root);
            withBlocks.Clear();
            embeds.Clear();
            nodes = root.ChildNodes;
            foreach (var node in nodes)
                MarkBlocks(node);
        }
        jumps = new(nodes, addresses.Page, places);
        WriteFlow(nodes, paragraphs: false);
        return html.ToString().Trim();
    }

    private bool MarkBlocks(INode node)
    {
        if (node is not IElement element)
            return false;
        var name = ArticleElements.NameOf(element.LocalName);
        var isBlock =
            IsHtml(element) && (ArticleElements.IsBlock(name) || ArticleElements.IsDivision(name) || name == "h1");
        if (Embed(element) is { } embed)
            isBlock = embeds.TryAdd(element, embed);
        foreach (var child in element.ChildNodes)
            isBlock |= MarkBlocks(child);
        if (isBlock)
            withBlocks.Add(element);
        return isBlock;
    }

    // In a division that went, lines between blocks become paragraphs, so that its words do not run into those around
    // it.
    private void WriteFlow(INodeList nodes, bool paragraphs)
    {
        Opened? paragraph = null;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (withBlocks.Contains(nodes[i]))
                EndParagraph();
            else if (paragraphs && lines == 0 && paragraph is null && !IsBlank(nodes[i]))
                paragraph = Begin("p");
            WriteNode(nodes, i, paragraphs);
        }
        EndParagraph();

        void EndParagraph()
        {
            if (paragraph is { } begun)
                End("p", begun);
            paragraph = null;
        }
    }

    private void WriteNode(INodeList nodes, int i, bool paragraphs)
    {
        if (nodes[i] is IText words)
            WriteText(words.Data);
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
            WriteImage(element, isMadeGood: IsBeforeNoscript(nodes, i));
        else
            WriteElement(element, ArticleElements.NameOf(element.LocalName), paragraphs);
    }

    private void WriteElement(IElement element, string name, bool paragraphs)
    {
        var space = ArticleElements.IsControl(name);
        if (space)
            written.Space = true;
        if (name == "noscript")
            WriteNoscript(element);
        else if (name == "script")
            WriteFormula(element);
        else if (name is "iframe" or "video" or "audio" or "embed" || embeds.ContainsKey(element))
            WriteEmbed(element);
        else if (
            ArticleElements.IsUnseen(name)
            || name == "dialog" && !element.HasAttribute("open")
            || IsIsindex(element)
        )
            return;
        else if (name == "br")
            html.Append("<br>");
        else if (name == "a")
            WriteLink(element);
        else if (ArticleElements.IsInline(name) && CanHold(name))
            WriteInline(element, name);
        else if (name is ['h', >= '1' and <= '6'] && lines == 0 && open.Count < MaxDepth)
            WriteHeading(element);
        else if (ArticleElements.IsBlock(name) && lines == 0 && CanHold(name))
            WriteBlock(element, name);
        else if (withBlocks.Contains(element))
            WriteDivision(element, paragraphs || ArticleElements.IsDivision(name) || ArticleElements.IsBlock(name));
        else
        {
            WritePlace(element);
            WriteFlow(element.ChildNodes, false);
        }
        if (space)
            written.Space = true;
    }

    private bool CanHold(string name) =>
        ArticleElements.BelongsIn(name, open.Count == 0 ? null : open[^1])
        && (open.Count < MaxDepth || name is "li" or "dt" or "dd" or "rt" or "rp" or "figcaption");

    private void WriteInline(IElement element, string name)
    {
        // Bold within bold says nothing, and blocks stand in no line.
        if (name is not ("ins" or "del") && withBlocks.Contains(element))
        {
            WriteDivision(element, false);
            return;
        }
        if (name is "b" or "strong" or "i" or "em" or "u" or "s" && open.Contains(name))
        {
            WriteFlow(element.ChildNodes, false);
            return;
        }
        var begun = Begin(name, element);
        WriteFlow(element.ChildNodes, false);
        End(name, begun);
    }

    private void WriteBlock(IElement element, string name)
    {
        if (name == "hr")
        {
            written.Space = false;
            html.Append("<hr>");
            blockStart = html.Length;
            written.Seen++;
            return;
        }
        if (name == "table")
        {
            WriteTable(element);
            return;
        }
        var begun = Begin(name, element);
        if (name is "ul" or "ol")
            WriteItems(element.ChildNodes, "li");
        else if (name == "dl")
            WriteItems(element.ChildNodes, "dd");
        else
            WriteFlow(element.ChildNodes, false);
        End(name, begun, evenEmpty: name is "li" or "dt" or "dd");
    }

    // An element that goes and leaves blocks, or one that has no place here.
    private void WriteDivision(IElement element, bool paragraphs)
    {
        var outer = inherited;
        if (jumps?.IdOf(element) is { } id && ids.Add(id))
            place = id;
        inherited = (Language(element) ?? outer.Lang, Direction(element) ?? outer.Dir);
        var makesParagraph =
            paragraphs && lines == 0 && open.Count < MaxDepth && !element.ChildNodes.Any(withBlocks.Contains);
        if (lines > 0 || open.Count >= MaxDepth)
        {
            written.Space = true;
            WriteFlow(element.ChildNodes, false);
            written.Space = true;
        }
        else if (makesParagraph && open is [.., "figure"] && element.TextContent.AsSpan().Trim().IsEmpty)
            WriteFlow(element.ChildNodes, false);
        else if (makesParagraph)
        {
            var begun = Begin("p", element);
            WriteFlow(element.ChildNodes, false);
            End("p", begun);
        }
        else
            WriteFlow(element.ChildNodes, paragraphs && open is not [.., "figure"]);
        inherited = outer;
    }

    private Opened Begin(string name, IElement? given = null)
    {
        var before = written with { Length = html.Length };
        if (ArticleElements.IsInline(name))
            WriteSpace();
        else
            written.Space = false;
        html.Append('<').Append(name);
        var outer = inherited;
        WriteId(given);
        WriteAttributes(name, given);
        html.Append('>');
        open.Add(name);
        if (ArticleElements.HoldsNoBlocks(name))
            lines++;
        if (!ArticleElements.IsInline(name))
            blockStart = html.Length;
        return new(before, html.Length, outer);
    }

    // What shows nothing is not written; the blanks in it stay.
    private void End(string name, Opened begun, bool evenEmpty = false)
    {
        open.RemoveAt(open.Count - 1);
        if (ArticleElements.HoldsNoBlocks(name))
            lines--;
        inherited = begun.Inherited;
        var isInline = ArticleElements.IsInline(name);
        if (!evenEmpty && written.Seen == begun.Before.Seen && (!isInline || OnlyBlanksSince(begun.Inside)))
        {
            var hasBlanks = isInline && html.Length > begun.Inside;
            Restore(begun.Before);
            if (hasBlanks)
                html.Append(' ');
        }
        else
        {
            // Browsers drop one line end after <pre>: given back, so that reading this again drops that one.
            if (name == "pre" && html[begun.Inside] == '\n')
                html.Insert(begun.Inside, '\n');
            html.Append("</").Append(name).Append('>');
        }
        if (isInline)
            return;
        written.Space = false;
        blockStart = html.Length;
    }

    private bool OnlyBlanksSince(int start)
    {
        for (var i = start; i < html.Length; i++)
            if (!char.IsWhiteSpace(html[i]))
                return false;
        return true;
    }

    private void Restore(Written before)
    {
        html.Length = before.Length;
        written = before;
        blockStart = Math.Min(blockStart, html.Length);
    }

    // For an <isindex>, which browsers do not know any more, AngleSharp makes a form with words of its own.
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

    /// <summary>What was written so far, to return to.</summary>
    /// <param name="Length">Of the HTML.</param>
    /// <param name="Seen">How many texts, pictures and rules there are to see.</param>
    /// <param name="Named">How many texts, and pictures with a description.</param>
    /// <param name="Tables">How many tables.</param>
    /// <param name="Headings">The headings above, with their levels as given and as written.</param>
    /// <param name="Space">True when a blank goes before the next text, if there is one.</param>
    private record struct Written(
        int Length,
        int Seen,
        int Named,
        int Tables,
        ImmutableStack<(int Given, int Level)> Headings,
        bool Space
    );

    private readonly record struct Opened(Written Before, int Inside, (string? Lang, string? Dir) Inherited);

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex BlankLines();
}
