using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace NewsReader.Site.Help;

/// <summary>
/// Renders the Markdown files of this folder, which are built into the program. They read well on a code host too:
/// pages link to each other by file name (<c>feeds.md#folders</c>), and an address of the site is a code span
/// (<c>`/owner/feeds`</c>). Both become links here.
/// </summary>
internal static partial class HelpPages
{
    /// <summary>The name of the page that lists the others; its address is <c>/help</c>.</summary>
    public const string Overview = "index";

    private const string ResourcePrefix = "help/";

    private static readonly FrozenDictionary<string, string> Texts = Read();

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .DisableHtml()
        .Build();

    /// <summary>The path of a page on this site.</summary>
    public static string PathOf(string name) => name == Overview ? "/help" : $"/help/{name}";

    /// <summary>Renders a page, or returns null when there is none of this name.</summary>
    /// <param name="name">The name of its file, without the ending.</param>
    /// <param name="root">The path prefix of the site, such as <c>/reader</c>; or empty.</param>
    public static HelpPage? Find(string name, string root)
    {
        if (!Texts.TryGetValue(name, out var text))
            return null;
        var document = Markdown.Parse(text, Pipeline);
        var title = document.OfType<HeadingBlock>().First();
        document.Remove(title);
        Link(document, root);
        return new HelpPage(
            name,
            PlainText(title),
            PlainText(document.OfType<ParagraphBlock>().First()),
            [
                .. document
                    .OfType<HeadingBlock>()
                    .Where(heading => heading.Level == 2)
                    .Select(heading => new HelpSection(heading.GetAttributes().Id!, PlainText(heading))),
            ],
            new HtmlString(Html(document))
        );
    }

    private static void Link(MarkdownDocument document, string root)
    {
        foreach (var link in document.Descendants<LinkInline>())
            if (HelpFile().Match(link.Url ?? "") is { Success: true } match)
                link.Url = root + PathOf(match.Groups["name"].Value) + match.Groups["fragment"].Value;
        foreach (
            var code in document.Descendants<CodeInline>().Where(code => SiteAddress().IsMatch(code.Content)).ToList()
        )
        {
            var link = new LinkInline(root + code.Content, "");
            code.ReplaceBy(link);
            link.AppendChild(code);
        }
    }

    private static string Html(MarkdownDocument document)
    {
        using var html = new StringWriter();
        var renderer = new HtmlRenderer(html);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new ScrollingTableRenderer());
        renderer.Render(document);
        return html.ToString();
    }

    private static string PlainText(LeafBlock block)
    {
        using var text = new StringWriter();
        var renderer = new HtmlRenderer(text)
        {
            EnableHtmlForBlock = false,
            EnableHtmlForInline = false,
            EnableHtmlEscape = false,
        };
        renderer.WriteLeafInline(block);
        return text.ToString().ReplaceLineEndings(" ");
    }

    private static FrozenDictionary<string, string> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[ResourcePrefix.Length..], Text);

        string Text(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }

    [GeneratedRegex(@"^(?<name>[a-z-]+)\.md(?<fragment>#.*)?$")]
    private static partial Regex HelpFile();

    // Paths of files on a server look the same, so we exclude them.
    [GeneratedRegex(@"^/(?!etc/|opt/|run/|var/)[a-z]+(/[a-z]+)*(\.[a-z]+)?$")]
    private static partial Regex SiteAddress();

    /// <summary>
    /// Makes a wide table scroll on its own, also by keyboard. Its name is the heading above it.
    /// </summary>
    private sealed class ScrollingTableRenderer : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            var heading = table.Parent!.TakeWhile(block => block != table).OfType<HeadingBlock>().Last();
            renderer.Write("<div role=\"region\" tabindex=\"0\" aria-labelledby=\"");
            renderer.Write(heading.GetAttributes().Id).WriteLine("\">");
            base.Write(renderer, table);
            renderer.WriteLine("</div>");
        }
    }
}
