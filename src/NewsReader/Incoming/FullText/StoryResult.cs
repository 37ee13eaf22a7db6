namespace NewsReader.Incoming.FullText;

/// <summary>What asking for an article's page has brought.</summary>
/// <param name="Problem">Why it has no story now, in plain words; null when it has.</param>
/// <param name="HostIsBusy">True when the host had better be left alone for a while.</param>
public sealed record StoryResult(string? Problem, bool HostIsBusy = false);
