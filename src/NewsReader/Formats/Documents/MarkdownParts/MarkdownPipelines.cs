using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;

namespace NewsReader.Formats.Documents.MarkdownParts;

/// <summary>
/// Which parts of Markdown are read: what news needs and no more. No generic attributes, and raw HTML is shown as text.
/// </summary>
internal static class MarkdownPipelines
{
    /// <summary>Everything.</summary>
    public static readonly MarkdownPipeline Full = Builder().UsePipeTables().Build();

    /// <summary>All but tables: for those that are too large to be any.</summary>
    public static readonly MarkdownPipeline WithoutTables = Builder().Build();

    private static MarkdownPipelineBuilder Builder()
    {
        var builder = new MarkdownPipelineBuilder()
            .DisableHtml()
            .UseAutoLinks()
            .UseFootnotes()
            .UseTaskLists()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Marked);
        // Before the parsers of links, which begin with the same signs.
        builder.InlineParsers.Insert(0, new WikiLinkParser());
        builder.InlineParsers.Insert(1, new CommentParser());
        builder.InlineParsers.Insert(2, new HiddenMarkupParser());
        builder.Extensions.Add(new SignsForTasks());
        return builder;
    }

    private sealed class SignsForTasks : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline) { }

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
        {
            if (renderer is HtmlRenderer html)
                html.ObjectRenderers.Replace<HtmlTaskListRenderer>(new TaskListSymbols());
        }
    }
}
