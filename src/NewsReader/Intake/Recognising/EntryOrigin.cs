namespace NewsReader.Intake.Recognising;

/// <summary>An entry of a feed, as far as it tells which article it is.</summary>
/// <param name="SubscriptionId">The subscription whose feed has it.</param>
/// <param name="Id">The publisher's own id; null when there is none, or when several entries of the same answer have
/// it.</param>
/// <param name="HasOwnLink">False when its link leads to more than this story: then it does not name it.</param>
/// <param name="IsPublisher">True when the feed belongs to the site that the link leads to, or there is no
/// link.</param>
/// <param name="HasOwnText">False when its text says nothing of its own: see <see cref="MeaningfulText"/>.</param>
public sealed record EntryOrigin(int SubscriptionId, string? Id, bool HasOwnLink, bool IsPublisher, bool HasOwnText)
{
    /// <summary>The address of the feed's site; where that is not known, the feed's.</summary>
    public required string Site { get; init; }
}
