using NewsReader.Formats;
using NewsReader.Formats.Html;
using NewsReader.Intake.Recognising;

namespace NewsReader.Intake;

/// <summary>A draft that is ready to be saved: its text is sanitised.</summary>
public sealed record PreparedArticle(DraftArticle Draft, ArticleHtml? Body, Origin Origin)
{
    /// <exception cref="ArticleException">The text exceeds the limits.</exception>
    public static PreparedArticle Of(DraftArticle draft, Origin origin) =>
        new(
            draft.WithinLimits(),
            draft.Html is null ? null : ArticleHtml.Sanitise(draft.Html, draft.BaseAddress),
            origin
        );

    /// <summary>The words of its text.</summary>
    public string Text => Body?.Text ?? "";
}
