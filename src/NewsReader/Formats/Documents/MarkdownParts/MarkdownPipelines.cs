using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;

namespace NewsReader.Formats.Documents.MarkdownParts;

/// <summary>
/// The Markdown features we read: what news needs and no more. No generic attributes, and raw HTML is shown as text.
/// </summary>
internal static class MarkdownPipelines
{
    public static readonly MarkdownPipeline Full = Builder().UsePipeTables().Build();

    /// <summary>Everything except tables, for a text whose tables are too large to parse.</summary>
    public static readonly MarkdownPipeline WithoutTables = Builder().Build();

    private static MarkdownPipelineBuilder Builder()
    {
        var builder = new MarkdownPipelineBuilder()
            .DisableHtml()
            .UseAutoLinks()
            .UseFootnotes()
            .UseTaskLists()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Marked);
        // Must come before the link parsers, which start with the same characters.
        builder.InlineParsers.Insert(0, new WikiLinkParser());
        builder.InlineParsers.Insert(1, new CommentParser());
        builder.InlineParsers.Insert(2, new HiddenMarkupParser());
        builder.Extensions.Add(new TaskListExtension());
        return builder;
    }

    private sealed class TaskListExtension : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline) { }

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
        {
            if (renderer is HtmlRenderer html)
                html.ObjectRenderers.Replace<HtmlTaskListRenderer>(new TaskListSymbols());
        }
    }
}
