using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace NewsReader.Formats.Documents.MarkdownParts;

/// <summary>Shows checkboxes as symbols, because articles contain no form controls.</summary>
internal sealed class TaskListSymbols : HtmlObjectRenderer<TaskList>
{
    protected override void Write(HtmlRenderer renderer, TaskList obj) => renderer.Write(obj.Checked ? "☑" : "☐");
}
