namespace NewsReader.Incoming.Feeds.Polling;

/// <summary>The settings under <c>Polling</c>.</summary>
public sealed class PollingOptions
{
    /// <summary>False to fetch feeds only when the owner asks.</summary>
    public bool Enabled { get; set; } = true;
}
