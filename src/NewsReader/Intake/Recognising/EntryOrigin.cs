namespace NewsReader.Intake.Recognising;

/// <summary>What we know about a feed entry to recognise its article.</summary>
/// <param name="SubscriptionId">The subscription whose feed contains it.</param>
/// <param name="Id">The publisher's own id; null if there is none, or if several entries of the same feed share
/// it.</param>
/// <param name="HasOwnLink">False if its link leads to more than this story, so it doesn't identify it.</param>
/// <param name="IsPublisher">True if the feed belongs to the site that the link leads to, or if there is no
/// link.</param>
/// <param name="HasOwnText">False if its text says nothing of its own: see <see cref="MeaningfulText"/>.</param>
public sealed record EntryOrigin(int SubscriptionId, string? Id, bool HasOwnLink, bool IsPublisher, bool HasOwnText)
{
    /// <summary>The address of the feed's site; if that is unknown, the feed's address.</summary>
    public required string Site { get; init; }
}
