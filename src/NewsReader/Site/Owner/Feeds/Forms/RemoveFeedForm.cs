namespace NewsReader.Site.Owner.Feeds.Forms;

/// <summary>Ends a subscription.</summary>
public sealed record RemoveFeedForm
{
    public const string Keep = "keep",
        Remove = "remove";

    /// <summary>Whether its articles stay: <see cref="Keep"/> or <see cref="Remove"/>; anything else asks again.</summary>
    public string? Articles { get; init; }
}
