namespace NewsReader.Collection.Articles;

/// <summary>How much of an article is here, in words for the middle of a line.</summary>
internal static class BodyState
{
    public static string Describe(bool isHeadlineOnly, bool isSummary) =>
        isHeadlineOnly ? "headline only"
        : isSummary ? "summary"
        : "full story";
}
