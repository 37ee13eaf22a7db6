namespace NewsReader.Collection.Articles;

/// <summary>How much of an article is here, in words, within a line.</summary>
internal static class BodyState
{
    public static string Told(bool isHeadlineOnly, bool isSummary) =>
        isHeadlineOnly ? "headline only"
        : isSummary ? "summary"
        : "full story";
}
