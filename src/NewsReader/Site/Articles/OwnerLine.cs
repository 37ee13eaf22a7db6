using System.Globalization;

namespace NewsReader.Site.Articles;

/// <summary>What the owner finds on an article's page besides what everybody finds.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="IsWaiting">True when its story, or the rest of it, has not arrived.</param>
/// <param name="HasUrl">True when its publisher's page is known.</param>
/// <param name="Given">How its story came, when the feed did not bring it; or null.</param>
/// <param name="HasForms">True on a page that is made for the owner alone. Kept pages hold no forms: a form is one
/// visitor's.</param>
public sealed record OwnerLine(long ArticleId, bool IsWaiting, bool HasUrl, GivenLine? Given, bool HasForms)
{
    public string Href => HrefOf(ArticleId);

    /// <summary>The page where the owner edits an article.</summary>
    public static string HrefOf(long id) => string.Create(CultureInfo.InvariantCulture, $"/owner/articles/{id}");

    public string LinkText =>
        IsWaiting ? "Give the story"
        : Given is not null && !HasForms ? "Not this story?"
        : "Join with another page, or delete";
}
