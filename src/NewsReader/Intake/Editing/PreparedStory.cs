using NewsReader.Formats;
using NewsReader.Formats.Html;

namespace NewsReader.Intake.Editing;

/// <summary>A text that is ready to be added to an article: it is sanitised.</summary>
public sealed record PreparedStory(DraftArticle Draft, ArticleHtml Body)
{
    /// <returns>Null if the draft is only a headline.</returns>
    /// <exception cref="ArticleException">The text exceeds the limits.</exception>
    public static PreparedStory? Of(DraftArticle draft) =>
        draft.Html is { } html ? new(draft.WithinLimits(), ArticleHtml.Sanitise(html, draft.BaseAddress)) : null;

    /// <summary>Its words; empty if it holds only pictures.</summary>
    public string Text => Body.Text;
}
