using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace NewsReader.Formats.Documents.MarkdownParts;

/// <summary>Done and not done as signs: an article has no boxes to tick.</summary>
internal sealed class TaskListSymbols : HtmlObjectRenderer<TaskList>
{
    protected override void Write(HtmlRenderer renderer, TaskList obj) => renderer.Write(obj.Checked ? "☑" : "☐");
}
