namespace NewsReader.Incoming.Feeds.Polling;

/// <summary>The settings under <c>Polling</c>.</summary>
public sealed class PollingOptions
{
    /// <summary>False leaves feeds to be asked for by hand alone.</summary>
    public bool Enabled { get; set; } = true;
}
