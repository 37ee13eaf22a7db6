using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsReader.Formats.Html;

/// <summary>
/// Writes parsed HTML using only the elements of <see cref="ArticleElements"/>. Anything else is dropped, but its text
/// is kept. Elements are nested exactly as a parser would nest them again, so writing the output again changes nothing.
/// Each instance is used once.
/// </summary>
/// <param name="addresses">Checks the addresses.</param>
/// <param name="places">The ids that in-page links may lead to, or null for all.</param>
internal sealed partial class ArticleHtmlWriter(ArticleAddresses addresses, IReadOnlySet<string>? places = null)
{
    private const int MaxDepth = 100;

    private readonly StringBuilder html = new();

    // Elements written but not yet closed, outermost first.
    private readonly List<string> open = [];

    // Elements that are blocks or contain blocks.
    private readonly HashSet<INode> withBlocks = [];
    private readonly Dictionary<INode, (string Name, string Href)> embeds = [];
    private readonly HashSet<string> pictures = [];
    private readonly HashSet<string> ids = [];
    private InPageLinks? jumps;

    // The number of open elements that cannot contain blocks.
    private int lines;
    private int blockStart;
    private Written written = new(0, 0, 0, 0, [], false);

    // The id of a removed element, to be used by the next element written.
    private string? place;

    // The language and direction of removed elements.
    private (string? Lang, string? Dir) inherited;

    /// <summary>Removes blank lines, and blanks at both ends.</summary>
    public static string WithoutBlankLines(string text) => BlankLines().Replace(text, "\n").Trim();

    /// <summary>Writes the nodes as an article's HTML.</summary>
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

    // In a removed division, text between blocks is wrapped in paragraphs, so that it does not run into the text
    // around.
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
            WriteImage(element, hasFallback: IsBeforeNoscript(nodes, i));
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
        // Bold within bold adds nothing, and an inline element cannot contain blocks.
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

    // An element that is removed but leaves its blocks, or one that is not allowed here.
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

    // Elements that show nothing are not written, but the spaces in them are kept.
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
            // Browsers drop one line break after <pre>, so add one that can be dropped on the next read.
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

    /// <summary>The state of the output, to which the writer can return.</summary>
    /// <param name="Length">The length of the HTML.</param>
    /// <param name="Seen">The number of visible texts, pictures and rules.</param>
    /// <param name="Named">The number of texts, and of pictures with a description.</param>
    /// <param name="Tables">The number of tables.</param>
    /// <param name="Headings">The headings above, with their original and their written levels.</param>
    /// <param name="Space">True if a space is due before the next text.</param>
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
