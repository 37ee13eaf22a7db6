using NewsReader.Collection.Articles;
using NewsReader.Formats.Html;
using NewsReader.Intake.Recognising;

namespace NewsReader.Intake;

/// <summary>Whether a draft's text replaces the text that an article has.</summary>
internal static class TextChoice
{
    /// <summary>
    /// For a document or a primary feed. A summary never replaces the full text, a mere beginning never replaces the
    /// text, and another feed's text never replaces a longer one. Whatever else the same feed says is an edit.
    /// </summary>
    public static bool ReplacesText(this PreparedArticle prepared, Article article)
    {
        if (prepared.Body is not { } body)
            return false;
        if (!article.HasText)
            return article.Html is null || body.Html.Length > 0;
        if (body.Html.Length == 0 || (prepared.Draft.IsSummary && !article.IsSummary))
            return false;
        if (prepared.Origin.Entry is not { } entry)
            return true;
        var text = ArticleHtml.TextOf(article.Html!);
        if (Teaser.IsBeginning(body.Text, text))
            return false;
        var isAnothers =
            article.Feeds.Find(feed => feed.GaveText) is { } gave
            && gave.SubscriptionId != entry.SubscriptionId
            && gave.IsPublishers() == entry.IsPublisher;
        return !isAnothers || body.Text.Length >= text.Length;
    }

    /// <summary>
    /// For a feed that isn't primary: its text replaces the article's if that is missing, or is only the beginning of
    /// it.
    /// </summary>
    public static bool CompletesText(this PreparedArticle prepared, Article article) =>
        prepared.Origin.Entry!.HasOwnText
        && (
            !article.HasText
            || !MeaningfulText.IsIn(article.Html, article.Headline)
            || Teaser.IsBeginning(ArticleHtml.TextOf(article.Html!), prepared.Text)
        );

    /// <summary>True if another article has a fuller text: any at all, or the full text beside a summary.</summary>
    public static bool IsFullerThan(this ArticleContent other, ArticleContent content) =>
        other.HasText && (!content.HasText || (content.IsSummary && !other.IsSummary));
}
