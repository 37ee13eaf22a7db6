using NewsReader.Formats;
using NewsReader.Formats.Html;

namespace NewsReader.Intake.Editing;

/// <summary>A story that is ready to be given to an article: its text is sanitised.</summary>
public sealed record PreparedStory(DraftArticle Draft, ArticleHtml Body)
{
    /// <returns>Null when the draft is only a headline.</returns>
    /// <exception cref="ArticleException">The text is beyond the limits.</exception>
    public static PreparedStory? Of(DraftArticle draft) =>
        draft.Html is { } html ? new(draft.WithinLimits(), ArticleHtml.Sanitise(html, draft.BaseAddress)) : null;

    /// <summary>The words of its text; empty when it holds only pictures.</summary>
    public string Text => Body.Text;
}
