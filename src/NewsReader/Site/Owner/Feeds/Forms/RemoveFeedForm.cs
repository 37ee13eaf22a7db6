namespace NewsReader.Site.Owner.Feeds.Forms;

/// <summary>Ends a subscription.</summary>
public sealed record RemoveFeedForm
{
    public const string Keep = "keep",
        Remove = "remove";

    /// <summary>
    /// What happens to its articles: <see cref="Keep"/> or <see cref="Remove"/>. Anything else asks again.
    /// </summary>
    public string? Articles { get; init; }
}
